import type { Detector } from '../../detector.js';
import { roleOfName } from '../../role-names.js';
import { asciiClass, runs } from '../../runs.js';
import { issuedSecrets } from './issuers.js';
import { isFiller, isStandIn } from './placeholder.js';
import { looksRandom } from './random.js';
import { SHAPES } from './shapes.js';
import { isOtherToken, writtenSecrets, type Report } from './written.js';

/** Shorter than any credential that tells its kind. */
const SHORTEST_WORD = 15;
const WORD = asciiClass(/[A-Za-z0-9_.~/+-]/);
const WORD_START = /[A-Za-z0-9_]/;
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
    for (const view of inspected.views) {
      const { text } = view;
      const taken: (readonly [start: number, end: number])[] = [];
      const add: Report = (rule, confidence, start, end) => {
        // The first that tells what it is says most.
        if (taken.some(([from, to]) => start < to && end > from)) return;
        if (confidence === 'high' && taken.length < MOST_TAKEN) taken.push([start, end]);
        const least = asked && confidence === 'high' ? 'medium' : confidence;
        report({ rule, confidence: least, severity: least === 'high' ? 'high' : 'medium', view, start, end });
      };
      words(text, add);
      if (text.includes('PRIVATE KEY')) privateKeys(text, add);
      issuedSecrets(text, ({ rule, start, end, isCertain }) => {
        if (!isFiller(text.slice(start, end))) add(rule, isCertain ? 'high' : 'medium', start, end);
      });
      writtenSecrets(text, add);
      if (named && !asked) answered(inspected.name, text, add);
      if (named && text.length >= 6 && text.length <= 4_096 && !isStandIn(text)) add('named', 'medium', 0, text.length);
    }
  },
};

/** `"password": "…"`, whether the answer is a text or an object. */
function answered(name: string, text: string, report: Report): void {
  if (ONE_VALUE.test(text) && !isStandIn(text) && looksRandom(text) && !isOtherToken(name)) report('assigned', 'high', 0, text.length);
}

const ONE_VALUE = /^[^\s"'`,;<>(){}$\\]{8,200}$/;

/** As many as are listed one by one. */
const MOST_TAKEN = 64;

function words(text: string, report: Report): void {
  for (const [from, end] of runs(text, WORD, SHORTEST_WORD)) {
    const run = text.slice(from, end);
    const skipped = run.search(WORD_START);
    if (skipped < 0 || run.length - skipped < SHORTEST_WORD) continue;
    const word = run.slice(skipped);
    const at = from + skipped;
    // A word goes on over `/`, `+` and `.`; credentials may start after any of them, but no further in than a path is deep.
    for (const start of startsIn(word)) shape(word.slice(start), at + start, report);
    if (PRIVATE_KEY_IN_BASE64.test(word)) report('private_key', 'high', at, end);
    if (DISCORD.test(word) && looksRandom(word)) report('discord_token', 'high', at, end);
    if (AZURE_SECRET.test(word)) report('azure_client_secret', 'high', at, end);
    if (word.length > 75 && word.length < 90 && AZURE_MARKED.test(word)) report('azure_key', 'high', at, end);
    if (word.endsWith('_mmk') && MAXMIND.test(word)) report('maxmind_key', 'high', at, end);
    if (HEX_KEY.test(word)) report('hex_key', 'medium', at, end);
  }
}

const MOST_STARTS = 16;

function startsIn(word: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < word.length && starts.length < MOST_STARTS; i++) if ('/+~'.includes(word[i] ?? '')) starts.push(i + 1);
  return starts;
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
