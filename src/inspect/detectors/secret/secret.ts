import type { Detector } from '../../detector.js';
import { roleOfName } from '../../role-names.js';
import { literals } from '../../literals.js';
import { eachMatch } from '../../matches.js';
import { characterSet, hasAny, SHORTEST_RUN, type Traits } from '../../traits.js';
import type { View } from '../../views/view.js';
import { issuedSecrets, ISSUERS } from './issuers.js';
import { isOtherToken } from './named.js';
import { isFiller, isStandIn } from './placeholder.js';
import { isChosen } from './password.js';
import { looksRandom } from './random.js';
import { SHAPES } from './shapes.js';
import { mayBeWritten, writtenSecrets, type Report } from './written.js';

const WORD_START = /[A-Za-z0-9_]/;
const PRIVATE_KEYS = literals(['PRIVATE KEY']);
const PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
const PRIVATE_KEY_END = /-----END (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
/** A key with less than this behind its header is an example or a search pattern. */
const SHORTEST_KEY = 40;
/** An RSA key of 16,384 bits. */
const LONGEST_KEY = 16_384;
const JWT = /^eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}(?:\.[A-Za-z0-9_-]*)?/;
const DISCORD = /^[A-Za-z0-9_-]{24,28}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,38}$/;
/** `-----BEGIN … PRIVATE KEY` in Base64. */
const PRIVATE_KEY_IN_BASE64 =
  /^LS0tLS1CRUdJTi(?:BSU0EgUFJJVkFURSBLRVkt|BQUklWQVRFIEtFWS0t|BPUEVOU1NIIFBSSVZBVEUgS0VZ|BFQyBQUklWQVRFIEtFWS0t|BFTkNSWVBURUQgUFJJVkFURSBLRVkt|BEU0EgUFJJVkFURSBLRVkt)[A-Za-z0-9+/]{40}/;
/** Of those that are the whole of a word. */
const LONGEST_WHOLE = 90;
/** Entra ID client secrets. */
const AZURE_SECRET = /^[A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}$/;
/** Keys and personal tokens of Azure that say what they are near their end. */
const AZURE_MARKED = /^[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{20,30}$|^[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}$/;
const MAXMIND = /^[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk$/;
/** An account of Ethereum. */
const HEX_KEY = /^0x[0-9a-fA-F]{64}$/;

/**
 * Credentials: by the shape that their issuer gave them, by the issuer's name beside them, by what is written around them, or by how
 * random they are. A tool that asks for a credential by the name of its argument is given one: there it is noted. A server's answer was
 * asked for nothing: there the name is what is written around the value, as in the same answer as text.
 */
export const secret: Detector = {
  name: 'secret',
  detect(inspected, report) {
    const named = roleOfName(inspected.name) === 'secret';
    const asked = named && inspected.surface !== 'result';
    const label = inspected.label !== undefined && isSecretName(inspected.label) ? inspected.label : undefined;
    for (const view of inspected.views) {
      const { text, traits } = view;
      if (!named && label === undefined && !mayHold(traits)) continue;
      const taken: (readonly [start: number, end: number])[] = [];
      const add: Report = (rule, confidence, start, end) => {
        // The first that tells what it is says most.
        if (taken.some(([from, to]) => start < to && end > from)) return;
        if (confidence === 'high' && taken.length < MOST_TAKEN) taken.push([start, end]);
        const least = asked && confidence === 'high' ? 'medium' : confidence;
        report({ rule, confidence: least, severity: least === 'high' ? 'high' : 'medium', view, start, end });
      };
      words(view, add);
      if ((traits.literals & PRIVATE_KEYS) !== 0) privateKeys(text, add);
      if ((traits.literals & ISSUERS) !== 0)
        issuedSecrets(text, ({ rule, start, end, isCertain }) => {
          if (!isFiller(text.slice(start, end))) add(rule, isCertain ? 'high' : 'medium', start, end);
        });
      if (mayBeWritten(traits)) writtenSecrets(view, add);
      if (named && !asked) answered(inspected.name, text, add);
      if (label !== undefined) answered(label, text, add);
      if (named && text.length >= 6 && text.length <= 4_096 && !isStandIn(text)) add('named', 'medium', 0, text.length);
    }
  },
};

/** Whether there is a word of any of them, or one that is long enough to be a credential by itself. */
function mayHold(traits: Traits): boolean {
  return traits.runs.length > 0 || (traits.literals & (ISSUERS | PRIVATE_KEYS)) !== 0 || mayBeWritten(traits);
}

/** A pair's label has its own words before: `PROD_DB_PASSWORD`. */
function isSecretName(label: string): boolean {
  return label.length <= LONGEST_LABEL && SECRET_NAME.test(label);
}

const LONGEST_LABEL = 80;
const SECRET_NAME = /(?:password|passwd|passphrase|pwd|secret|token|credentials?|(?:api|access|private|secret|auth|license)[_-]?key)$/i;

/** `"password": "…"`, whether the answer is a text or an object. */
function answered(name: string, text: string, report: Report): void {
  const isMade = looksRandom(text) || (PASSWORD_NAME.test(name) && isChosen(text));
  if (isMade && ONE_VALUE.test(text) && !isStandIn(text) && !isOtherToken(name)) report('assigned', 'high', 0, text.length);
}

const PASSWORD_NAME = /pass(?:word|wd|phrase)$|pwd$/i;
const ONE_VALUE = /^[^\s"'`,;<>(){}$\\]{8,200}$/;

/** As many as are listed one by one. */
const MOST_TAKEN = 64;

function words({ text, traits }: View, report: Report): void {
  for (let i = 0; i < traits.runs.length; i += 2) {
    const from = traits.runs[i] ?? 0;
    const end = traits.runs[i + 1] ?? 0;
    let at = from;
    while (at < end && !WORD_START.test(text[at] ?? '')) at += 1;
    if (end - at >= SHORTEST_RUN) word(text.slice(at, end), at, hasAny(traits, JOINTS), report);
  }
}

const MOST_STARTS = 16;
const JOINT = /[/+~]/g;
const JOINTS = characterSet('/+~');

function word(text: string, at: number, joined: boolean, report: Report): void {
  shape(text, at, report);
  // A word goes on over `/`, `+` and `.`; credentials may start after any of them, but no further in than a path is deep.
  let starts = 1;
  if (joined)
    eachMatch(JOINT, text, ({ index }) => {
      shape(text.slice(index + 1), at + index + 1, report);
      starts += 1;
      return starts < MOST_STARTS;
    });
  if (PRIVATE_KEY_IN_BASE64.test(text)) report('private_key', 'high', at, at + text.length);
  if (text.length > LONGEST_WHOLE) return;
  if (DISCORD.test(text) && looksRandom(text)) report('discord_token', 'high', at, at + text.length);
  if (AZURE_SECRET.test(text)) report('azure_client_secret', 'high', at, at + text.length);
  if (AZURE_MARKED.test(text)) report('azure_key', 'high', at, at + text.length);
  if (MAXMIND.test(text)) report('maxmind_key', 'high', at, at + text.length);
  if (HEX_KEY.test(text)) report('hex_key', 'medium', at, at + text.length);
}

function shape(word: string, offset: number, report: Report): void {
  const jwt = word.startsWith('eyJ') ? JWT.exec(word) : null;
  if (jwt !== null) return report('jwt', 'high', offset, offset + jwt[0].length);
  for (const { rule, prefix, whole } of SHAPES.get(word.slice(0, 2)) ?? []) {
    if (!word.startsWith(prefix)) continue;
    const body = whole.exec(word.slice(prefix.length));
    if (body === null || /^[A-Za-z0-9]$/.test(word[prefix.length + body[0].length] ?? '') || isFiller(body[0])) continue;
    return report(rule, 'high', offset, offset + prefix.length + body[0].length);
  }
}

function privateKeys(text: string, report: Report): void {
  let footer = 0;
  let footerEnd = 0;
  for (const match of text.matchAll(PRIVATE_KEY)) {
    const body = match.index + match[0].length;
    if (footer < body) {
      PRIVATE_KEY_END.lastIndex = body;
      const next = PRIVATE_KEY_END.exec(text);
      footer = next?.index ?? text.length;
      footerEnd = next === null ? text.length : footer + next[0].length;
    }
    if (footer - body >= SHORTEST_KEY) report('private_key', 'high', match.index, Math.min(footerEnd, body + LONGEST_KEY));
  }
}
