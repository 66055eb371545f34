import type { Confidence } from '../../../pdp/input-document.js';
import type { Detector } from '../../detector.js';
import { roleOfName } from '../../role-names.js';
import { asciiClass, runs } from '../../runs.js';
import { SHAPES } from './shapes.js';

/** Shorter than any credential that tells its kind. */
const SHORTEST_WORD = 15;
const WORD = asciiClass(/[A-Za-z0-9_.~/+-]/);
const WORD_START = /[A-Za-z0-9_]/;
const PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
const PRIVATE_KEY_END = /-----END (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
/** A key with less than this behind its header is an example or a search pattern. */
const SHORTEST_KEY = 64;
/** An RSA key of 16,384 bits. */
const LONGEST_KEY = 16_384;
const JWT = /^eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{0,}/;
const DISCORD = /^[MNO][A-Za-z0-9_-]{23,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,38}$/;
/** `user:password@` in a URL, `Bearer …`, and webhooks that are their own credential. */
const IN_URL = /[a-z][a-z0-9+.-]{1,16}:\/\/[^\s/:@'"<>]{1,64}:([^\s/@'"<>]{3,128})@[^\s@/'"<>]/gi;
const BEARER = /\b(?:bearer|basic)\s{1,4}([A-Za-z0-9_.~+/=-]{16,})/gi;
const WEBHOOK =
  /hooks\.slack\.com\/(?:services|workflows)\/[A-Za-z0-9/_-]{20,120}|discord(?:app)?\.com\/api\/webhooks\/[0-9]{16,20}\/[A-Za-z0-9_-]{40,80}|[a-z0-9-]{1,60}\.webhook\.office\.com\/webhookb2\/[A-Za-z0-9@/-]{60,200}/g;
const AZURE_KEY = /\b(?:AccountKey|SharedAccessKey)=([A-Za-z0-9+/]{40,88}={0,2})/g;
/** `api_key = "…"`, `"password": "…"`, `--token …`: a name that promises a secret, then the value. */
const ASSIGNED =
  /(?:api[_-]?key|secret[_-]?key|access[_-]?key|private[_-]?key|auth[_-]?token|access[_-]?token|client[_-]?secret|token|secret|passwd|password|pwd|credential)s?["'\]]{0,2}\s{0,4}(?:[:=]{1,2}|=>)\s{0,4}["'`]?([^\s"'`,;<>(){}$]{8,200})/gi;
const ASSIGNED_TRIGGER = /key|token|secret|pass|pwd|credential/i;
const PLACEHOLDER =
  /^(?:x{3,}|\*{3,}|\.{3,}|your|my[_-]|example|sample|test|dummy|fake|changeme|placeholder|redacted|none|null|true|false|undefined|process\.env|os\.environ|env\.|secrets\.|config\.|\$|%|<|\{|\[)|(?:example|placeholder|changeme|xxxx|1234567890|abcdefgh|\.\.\.)/i;
/** Bits a character of a value that nobody would remember. */
const RANDOM = 3.2;

type Report = (rule: string, confidence: Confidence, start: number, end: number) => void;

/** Credentials: by the shape that their issuer gave them, by the name they stand under, or by how random they are. */
export const secret: Detector = {
  name: 'secret',
  detect(inspected, report) {
    const named = roleOfName(inspected.name) === 'secret';
    for (const view of inspected.views) {
      const { text } = view;
      const add: Report = (rule, confidence, start, end) =>
        report({ rule, confidence, severity: confidence === 'high' ? 'high' : 'medium', view, start, end });
      words(text, add);
      keys(text, add);
      assigned(text, add);
      if (named && text.length >= 6 && text.length <= 4_096 && !PLACEHOLDER.test(text)) add('named', 'medium', 0, text.length);
    }
  },
};

function words(text: string, report: Report): void {
  for (const [from, end] of runs(text, WORD, SHORTEST_WORD)) {
    const run = text.slice(from, end);
    const skipped = run.search(WORD_START);
    if (skipped < 0 || run.length - skipped < SHORTEST_WORD) continue;
    const word = run.slice(skipped);
    const at = from + skipped;
    // A word goes on over `/`, `+` and `.`; credentials may start after any of them, but no further in than a path is deep.
    for (const start of startsIn(word)) shape(word.slice(start), at + start, report);
    if (DISCORD.test(word)) report('discord_token', 'high', at, end);
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

function keys(text: string, report: Report): void {
  if (text.includes('PRIVATE KEY')) privateKeys(text, report);
  const group = (rule: string, confidence: Confidence, pattern: RegExp) => {
    for (const match of text.matchAll(pattern)) {
      const value = match[1] ?? match[0];
      if (PLACEHOLDER.test(value)) continue;
      const start = match.index + match[0].indexOf(value);
      report(rule, confidence, start, start + value.length);
    }
  };
  if (text.includes('://')) group('url_password', 'medium', IN_URL);
  if (/bearer|basic/i.test(text)) group('authorization', 'medium', BEARER);
  if (text.includes('hook')) group('webhook', 'high', WEBHOOK);
  if (text.includes('Key=')) group('azure_key', 'high', AZURE_KEY);
}

function assigned(text: string, report: Report): void {
  if (!ASSIGNED_TRIGGER.test(text)) return;
  for (const match of text.matchAll(ASSIGNED)) {
    const value = match[1] ?? '';
    if (PLACEHOLDER.test(value) || isFiller(value)) continue;
    const random = value.length >= 16 && entropy(value) >= RANDOM && /[0-9]/.test(value);
    const start = match.index + match[0].length - value.length;
    report('assigned', random ? 'medium' : 'low', start, start + value.length);
  }
}

/** The same character again and again: `ghp_xxxxxxxx…`. */
function isFiller(value: string): boolean {
  return new Set(value.toLowerCase()).size <= 2;
}

/** Shannon entropy in bits a character. */
function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}
