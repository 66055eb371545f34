import { literals } from '../../literals.js';
import { asciiClass, isIn } from '../../runs.js';
import { isPlainPassword } from './password.js';
import { isStandIn } from './placeholder.js';
import type { Report } from '../report.js';

/** How a manifest says that it is of a secret, in YAML and in JSON. */
export const KUBERNETES_SECRET = literals(['kind: Secret', 'kind: "Secret"', "kind: 'Secret'", '"kind": "Secret"', '"kind":"Secret"']);
const KIND = /kind"?:\s?["']?Secret["']?[\s,}]/gi;
const DOCUMENT_END = /^---/gm;
/** As long as the manifest of a certificate and its key, on either side of its kind. */
const LONGEST_MANIFEST = 8_192;
const DATA = /(?:^|[\n{,])[ \t]{0,16}"?data"?:[ \t]{0,4}\{?[ \t]{0,4}(?:\r?\n|")/g;
/** The name of a member, up to its value. */
const MEMBER = /[\s,]{0,24}(?:#[^\n]{0,200}\n[ \t]{0,24}){0,4}"?([A-Za-z0-9._-]{1,120})"?:[ \t]{1,8}(?:[|>][+-]?\s{1,24})?["']?/y;
const VALUE = asciiClass(/[A-Za-z0-9+/=]/);
/** Shorter ones are numbers and names. */
const SHORTEST = 6;
/** Members of one secret that are read: more than people keep in one. */
const MOST_MEMBERS = 64;
/** What everybody may have. */
const PUBLIC = /^(?:ca\.crt|tls\.crt|cert|certificate|namespace|user(?:name)?|host(?:name)?|port|db|database|endpoint|url|region)$/i;

/** What the manifest of a secret holds: in Base64, which hides nothing. */
export function kubernetesSecrets(text: string, report: Report): void {
  let done = 0;
  for (const { index } of text.matchAll(KIND)) {
    if (index < done) continue;
    const [from, to] = documentAround(text, index);
    done = to;
    for (const data of text.slice(from, to).matchAll(DATA)) members(text, from + data.index + data[0].length, to, report);
  }
}

function documentAround(text: string, at: number): readonly [from: number, to: number] {
  const least = Math.max(0, at - LONGEST_MANIFEST);
  const before = text.lastIndexOf('\n---', at);
  DOCUMENT_END.lastIndex = at;
  const after = DOCUMENT_END.exec(text.slice(0, at + LONGEST_MANIFEST))?.index;
  return [Math.max(least, before), after ?? Math.min(text.length, at + LONGEST_MANIFEST)];
}

function members(text: string, from: number, to: number, report: Report): void {
  // The quotation mark of the first name in JSON.
  let at = text[from - 1] === '"' ? from - 1 : from;
  for (let count = 0; count < MOST_MEMBERS && at < to; count++) {
    MEMBER.lastIndex = at;
    const match = MEMBER.exec(text);
    if (match === null) return;
    const start = at + match[0].length;
    let end = start;
    while (end < to && isIn(text, end, VALUE)) end += 1;
    if (end === start) return;
    if (!PUBLIC.test(match[1] ?? '') && isKept(text.slice(start, end))) report('kubernetes_secret', 'high', start, end);
    at = /["']/.test(text[end] ?? '') ? end + 1 : end;
  }
}

/** Not the word of an example, and no certificate: a private key is found by itself. */
function isKept(value: string): boolean {
  if (value.length % 4 !== 0) return false;
  const plain = Buffer.from(value, 'base64').toString('latin1').trim();
  return plain.length >= SHORTEST && !plain.startsWith('-----BEGIN') && !isPlainPassword(plain) && !isStandIn(plain);
}
