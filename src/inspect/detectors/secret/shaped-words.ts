import { asciiClass, isIn } from '../../traits/runs.js';
import { characterSet, hasAny, SHORTEST_RUN } from '../../traits/traits.js';
import type { View } from '../../views/view.js';
import { endOfLines } from './key-lines.js';
import { isInstruction, isMadeUp } from './made-up.js';
import { hasSequence, isAlphabet, isCounted, isFiller, isPublished } from './placeholder.js';
import { looksRandom } from './random.js';
import { isSelfNamed } from './self-named.js';
import { SHAPES } from './shapes.js';
import type { Report } from '../report.js';

const WORD_START = asciiClass(/[A-Za-z0-9_]/);
/** Of headers without and with spaces and lines in them. */
const JWT = /^(?:eyJ|ewog|ewoi)[A-Za-z0-9_-]{10,}\.(?:eyJ|ewo)[A-Za-z0-9_-]{10,}(?:\.[A-Za-z0-9_-]*)?/;
/** `-----BEGIN … PRIVATE KEY` in Base64. */
const PRIVATE_KEY_IN_BASE64 =
  /^LS0tLS1CRUdJTi(?:BSU0EgUFJJVkFURSBLRVkt|BQUklWQVRFIEtFWS0t|BPUEVOU1NIIFBSSVZBVEUgS0VZ|BFQyBQUklWQVRFIEtFWS0t|BFTkNSWVBURUQgUFJJVkFURSBLRVkt|BEU0EgUFJJVkFURSBLRVkt)[A-Za-z0-9+/]{40}/;
/** RSA, elliptic curves and Ed25519 in DER (RFC 8017 A.1.2, 5208 §5, 5915 §3, 8410 §7), in Base64 without a header. */
const PRIVATE_KEY_IN_DER =
  /^(?:MII[A-Za-z0-9+/]{3}IBAA(?:K[BC]|J[A-D])|MII[A-Za-z0-9+/]{3}IBADANBgkqhkiG9w0BAQEFAAS|MI[GH][A-Za-z0-9+/]AgEAM[BC][A-Za-z0-9+/]GByqGSM49AgEG|MHcCAQEEI|MIGkAgEBBD|MIHcAgEBBEI|MC4CAQAwBQYDK2V[uw]BCIEI)[A-Za-z0-9+/]{24}/;
/** A shape of all of a word, which is between so many characters long. */
interface WholeWord {
  readonly rule: string;
  readonly least: number;
  readonly most: number;
  readonly pattern: RegExp;
  /** `before` is what stands before it, as far as a name of it is looked for. */
  readonly isOne?: (whole: string, before: string) => boolean;
  readonly confidence?: 'medium';
}

const LONGEST_NAMING = 48;

const WHOLE_WORDS: readonly WholeWord[] = [
  {
    rule: 'discord_token',
    least: 59,
    most: 74,
    pattern: /^[A-Za-z0-9_-]{24,28}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,38}$/,
    isOne: looksRandom,
  },
  // Entra ID client secrets; keys and personal tokens of Azure that say what they are near their end.
  { rule: 'azure_client_secret', least: 37, most: 40, pattern: /^[A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}$/ },
  { rule: 'azure_key', least: 78, most: 88, pattern: /^[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{20,30}$|^[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}$/ },
  { rule: 'maxmind_key', least: 40, most: 40, pattern: /^[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk$/ },
  { rule: 'mailgun_key', least: 50, most: 50, pattern: /^[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}$/ },
  {
    rule: 'newrelic_key',
    least: 37,
    most: 47,
    pattern: /^(?:[a-z]{2}[0-9]{2}x{1,2})?(?:[0-9a-f]{26,36}(?:FFFF)?NRAL|(?:AA)?[0-9a-f]{36,40}-NRMA)$/,
  },
  {
    rule: 'webex_token',
    least: 106,
    most: 106,
    pattern: /^[A-Za-z0-9]{64}_[A-Za-z0-9]{4}_[a-z0-9]{8}-[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{12}$/,
  },
  // A refresh token of Entra ID.
  {
    rule: 'azure_refresh_token',
    least: 300,
    most: 2_048,
    pattern: /^[01]\.A[A-Za-z0-9_-]{50,400}(?:\.[0-9])?\.Ag[A-Za-z0-9_-]{240,1000}(?:\.A[A-Za-z0-9_-]{200,1000})?$/,
  },
  { rule: 'dropbox_token', least: 64, most: 64, pattern: /^[A-Za-z0-9_-]{10,12}A{9,12}[A-Za-z0-9_-]{38,46}$/ },
  // Of Jira and Confluence on one's own servers: a number, a colon and random bytes in Base64.
  {
    rule: 'atlassian_token',
    least: 44,
    most: 44,
    pattern: /^[MNO][ADQTgjwz][AEIMQUYcgk][0-5w-z][A-Za-z0-9+/]{40}$/,
    isOne: (whole) => /^[0-9]{9,13}:/.test(Buffer.from(whole, 'base64').toString('latin1')),
  },
  // Of more or fewer characters than are issued today; names of members of a structure begin so too.
  {
    rule: 'huggingface_token',
    least: 33,
    most: 63,
    pattern: /^hf_[A-Za-z0-9]{30,60}$/,
    isOne: (whole) => isCounted(whole) || looksRandom(whole),
  },
  // Before they said what they are: of a service, a batch, a recovery. A member of an object in minified code is written so too.
  {
    rule: 'vault_token',
    least: 26,
    most: 26,
    pattern: /^[sbr]\.[A-Za-z0-9]{24}$/,
    isOne: (whole, before) => /vault|token/i.test(before) && isRandomBehind('.')(whole),
  },
  { rule: 'locationiq_key', least: 35, most: 35, pattern: /^pk\.[A-Za-z0-9-]{32}$/, isOne: isRandomBehind('.') },
  {
    rule: 'gemini_key',
    least: 27,
    most: 28,
    pattern: /^(?:master|account)-[A-Za-z0-9]{20}$/,
    // Behind a branch stands the hash that was built; letters alone are a name.
    isOne: (whole) => /-[0-9a-f]{0,19}[g-z]/i.test(whole) && /[0-9]/.test(whole) && isRandomBehind('-')(whole),
  },
  {
    rule: 'truenas_key',
    least: 66,
    most: 70,
    pattern: /^[0-9]{1,5}-[A-Za-z0-9]{64}$/,
    isOne: (whole) => /[g-z]/i.test(whole) && looksRandom(whole),
  },
  { rule: 'gocardless_token', least: 45, most: 45, pattern: /^live_[A-Za-z0-9_-]{40}$/, isOne: isRandomBehind('_') },
  {
    rule: 'dfuse_key',
    least: 36,
    most: 36,
    pattern: /^web_[0-9a-z]{32}$/,
    isOne: (whole) => /[g-z]/.test(whole.slice(4)) && isRandomBehind('_')(whole),
  },
  { rule: 'zhipu_key', least: 49, most: 49, pattern: /^[0-9a-f]{32}\.[A-Za-z0-9]{16}$/ },
  // Seeds of NATS and Stellar, in Base32.
  { rule: 'seed', least: 56, most: 58, pattern: /^(?:S[ACNOUX][A-Z2-7]{56}|S[A-D][A-Z2-7]{54})$/, isOne: looksRandom },
  // An account of Ethereum.
  { rule: 'hex_key', least: 66, most: 66, pattern: /^0x[0-9a-fA-F]{64}$/, confidence: 'medium' },
];

/** By the first two units of a word, whether a shape begins so. */
const BEGINS = new Uint8Array(1 << 14);
for (const start of [...SHAPES.keys(), 'ey', 'ew']) BEGINS[(start.charCodeAt(0) << 7) | start.charCodeAt(1)] = 1;

/**
 * Words that are a credential by the shape that their issuer gave them. True where there are none. What stands as it did in a view that had `none` is
 * not looked at again.
 */
export function shapedWords({ text, traits, origin }: View, report: Report, none?: View): boolean {
  const { runs } = traits;
  const stretches = (origin?.of === none ? origin?.stretches : undefined) ?? [];
  let silent = true;
  const add: Report = (...said) => {
    silent = false;
    report(...said);
  };
  let stretch = 0;
  /** What belongs to one key begins none. */
  let keyEnd = 0;
  for (let i = 0; i < runs.length; i += 2) {
    let at = runs[i] ?? 0;
    const end = runs[i + 1] ?? 0;
    while (stretch < stretches.length && (stretches[stretch] ?? 0) + (stretches[stretch + 2] ?? 0) <= at) stretch += 3;
    // With what ends it on both sides, so that it was no part of a longer one.
    if (at > (stretches[stretch] ?? at) && end < (stretches[stretch] ?? 0) + (stretches[stretch + 2] ?? 0)) continue;
    while (at < end && !isIn(text, at, WORD_START)) at += 1;
    if (end - at < SHORTEST_RUN) continue;
    if (at >= keyEnd && isPrivateKey(text, at, end)) {
      keyEnd = endOfLines(text, at, end);
      add('private_key', 'high', at, keyEnd);
    }
    word(text, at, end, hasAny(traits, JOINTS), add);
  }
  return silent;
}

const MOST_STARTS = 16;
const JOINT = asciiClass(/[/+~]/);
const JOINTS = characterSet('/+~');

function word(text: string, from: number, end: number, joined: boolean, report: Report): void {
  shape(text, from, end, report);
  // A word goes on over `/`, `+` and `.`; credentials may start after any of them, but no further in than a path is deep.
  let starts = 1;
  for (let at = joined ? from : end; at < end && starts < MOST_STARTS; at++) {
    if (!isIn(text, at, JOINT)) continue;
    shape(text, at + 1, end, report);
    starts += 1;
  }
  const length = end - from;
  for (const { rule, least, most, pattern, isOne, confidence = 'high' } of WHOLE_WORDS) {
    if (length < least || length > most) continue;
    const whole = text.slice(from, end);
    if (pattern.test(whole) && (isOne === undefined || isOne(whole, text.slice(Math.max(0, from - LONGEST_NAMING), from))))
      report(rule, confidence, from, end);
  }
  if (isSelfNamed(text.slice(from, end))) report('self_named', 'high', from, end);
}

/** Whether what stands behind a prefix that begins other words too looks random. */
function isRandomBehind(joint: string): (whole: string) => boolean {
  return (whole) => looksRandom(whole.slice(whole.indexOf(joint) + 1));
}

function isPrivateKey(text: string, from: number, end: number): boolean {
  if (text.startsWith('LS0t', from)) return PRIVATE_KEY_IN_BASE64.test(text.slice(from, end));
  return text.startsWith('M', from) && PRIVATE_KEY_IN_DER.test(text.slice(from, end));
}

/** No words and no names of anything else begin so: what a credential runs on into does not hide it. */
const OWN_PREFIX = /^[A-Za-z0-9]{3,}[_-](?:[A-Za-z0-9]{2,}[_-]){0,2}$/;
/** They begin what is no credential too. */
const WORD_PREFIX = /^(?:key|pubkey|test|live|sdk|cal|sec|web)[_-]/;

/** Two letters or three begin other things that are counted. */
const SHORT_PREFIX = /^[A-Za-z0-9]{1,3}$/;

/** Of what begins at a place of a word, which ends at `end`. */
function shape(text: string, at: number, end: number, report: Report): void {
  if (at >= end || BEGINS[(text.charCodeAt(at) << 7) | text.charCodeAt(at + 1)] !== 1) return;
  const word = text.slice(at, end);
  const jwt = /^e[yw]/.test(word) ? JWT.exec(word) : null;
  if (jwt !== null && !isPublished(jwt[0])) return report('jwt', 'high', at, at + jwt[0].length);
  for (const { rule, prefix, whole, isFixed } of SHAPES.get(word.slice(0, 2)) ?? []) {
    if (!word.startsWith(prefix)) continue;
    const body = whole.exec(word.slice(prefix.length));
    // Published ones are known with their prefix; what stands behind a credential in the same word says nothing of it.
    if (body === null || isFiller(body[0]) || isInstruction(body[0]) || isPublished(prefix + body[0])) continue;
    if (isAlphabet(body[0]) || (!isFixed && hasSequence(body[0]) && isCounted(body[0]))) {
      if (SHORT_PREFIX.test(prefix) || WORD_PREFIX.test(prefix) || isMadeUp(body[0], text, at)) continue;
    } else if (!isFixed && hasSequence(body[0])) continue;
    const isWhole = !/^[A-Za-z0-9]$/.test(word[prefix.length + body[0].length] ?? '');
    if (!isWhole && !(isFixed && OWN_PREFIX.test(prefix) && !WORD_PREFIX.test(prefix) && looksRandom(body[0]))) continue;
    return report(rule, 'high', at, at + prefix.length + body[0].length);
  }
}
