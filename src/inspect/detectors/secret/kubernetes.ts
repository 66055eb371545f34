import { literals } from '../../traits/literals.js';
import { asciiClass, isIn } from '../../traits/runs.js';
import { isPlainPassword } from './password.js';
import { isStandIn } from './placeholder.js';
import type { Report } from '../report.js';

/** How a manifest says that it is of a secret, in YAML and in JSON. */
export const KUBERNETES_SECRET = literals([
  ...['kind: ', 'kind:  ', 'kind:   '].flatMap((kind) => [`${kind}Secret`, `${kind}"Secret"`, `${kind}'Secret'`]),
  ...['"kind":', '"kind": ', '"kind" : '].map((kind) => `${kind}"Secret"`),
]);
const KIND = /kind"? ?: {0,3}["']?Secret["']?[\s,}]/gi;
const DOCUMENT_BREAK = '\n---';
/** As long as the manifest of a certificate and its key, on either side of its kind. */
const LONGEST_MANIFEST = 8_192;
const DATA = /(?:^|[\n{,])[ \t]{0,16}"?data"?[ \t]?:[ \t]{0,4}(?:\{[ \t]{0,4}(?:\r?\n|")?|(?:#[^\n]{0,200})?\r?\n)/g;
/** The name of a member, up to its value. */
const MEMBER = /[ \t,]{0,24}"?([A-Za-z0-9._-]{1,120})"?[ \t]?:[ \t]{0,8}(?:!!binary[ \t]{1,4})?(?:[|>][+-]?\s{1,24})?["']?/y;
const LONGEST_INDENTATION = 24;
const VALUE = asciiClass(/[A-Za-z0-9+/=]/);
/** Shorter ones are numbers and names. */
const SHORTEST = 6;
/** Lines of one secret that are read: more than people keep in one. */
const MOST_LINES = 256;
/** A private key begins with `MII`, as a certificate does: the name tells them apart. */
const CUT_KEY = /key$/i;
const SHORTEST_CUT = 24;
/** What everybody may have. */
const PUBLIC = /^(?:ca\.crt|tls\.crt|cert|certificate|namespace|user(?:name)?|host(?:name)?|port|db|database|endpoint|url|region)$/i;

/** What the manifest of a secret holds: in Base64, which hides nothing. */
export function kubernetesSecrets(text: string, report: Report): void {
  let done = 0;
  /** As far as members were read; of the last line, which a document may have cut, none. */
  let read = 0;
  // What the same manifest says of its kind again is passed over.
  for (let kind = kindFrom(text, 0); kind >= 0; kind = kindFrom(text, done)) {
    const [from, to] = documentAround(text, kind);
    done = to;
    const manifest = text.slice(from, to);
    const add: Report = (rule, confidence, start, end) => report(rule, confidence, from + start, from + end);
    for (const data of manifest.matchAll(DATA)) {
      read = Math.max(read, from + members(manifest, data.index + data[0].length, Math.max(0, read - from), add));
    }
    read = Math.min(read, from + manifest.lastIndexOf('\n') + 1);
  }
}

function kindFrom(text: string, from: number): number {
  KIND.lastIndex = from;
  return KIND.exec(text)?.index ?? -1;
}

function documentAround(text: string, at: number): readonly [from: number, to: number] {
  const least = Math.max(0, at - LONGEST_MANIFEST);
  const before = text.slice(least, at).lastIndexOf(DOCUMENT_BREAK);
  const rest = text.slice(at, at + LONGEST_MANIFEST);
  const after = rest.indexOf(DOCUMENT_BREAK);
  return [before < 0 ? least : least + before, at + (after < 0 ? rest.length : after + 1)];
}

/**
 * Reads the members that begin at `from`, and says how far. Lines before `read` were read for data that stands before these, and are passed over:
 * else a manifest of nothing but data would be read once for each of its lines.
 */
function members(text: string, from: number, read: number, report: Report): number {
  // The quotation mark of the first name in JSON.
  let at = text[from - 1] === '"' ? from - 1 : from;
  let least = indentation(text, at);
  if (text[at - 1] === '\n') at = Math.max(at, read);
  for (let count = 0; count < MOST_LINES && at < text.length; count++) {
    MEMBER.lastIndex = at;
    const match = MEMBER.exec(text);
    if (match !== null) {
      const start = at + match[0].length;
      let end = start;
      while (end < text.length && isIn(text, end, VALUE)) end += 1;
      if (end - start >= SHORTEST && isKept(text.slice(start, end), match[1] ?? '') && !PUBLIC.test(match[1] ?? '')) {
        report('kubernetes_secret', 'high', start, end);
      }
      at = text[end] === '"' || text[end] === "'" ? end + 1 : end;
      // Another member in the same line.
      if (text[behindBlanks(text, at)] === ',') continue;
    }
    if (text[behindBlanks(text, at)] === '}') return at;
    const next = text.indexOf('\n', at);
    if (next < 0) return text.length;
    if (least === Infinity) least = indentation(text, next + 1);
    at = Math.max(next + 1, read);
    if (text[at - 1] === '\n' && indentation(text, at) < least) return at;
  }
  return at;
}

function behindBlanks(text: string, from: number): number {
  let at = from;
  while (at - from < LONGEST_INDENTATION - 1 && (text[at] === ' ' || text[at] === '\t')) at += 1;
  return at;
}

/** Of a line; of one without a member (empty, a comment, deeper than members are) as deep as can be. */
function indentation(text: string, line: number): number {
  let at = line;
  while (at - line <= LONGEST_INDENTATION && (text[at] === ' ' || text[at] === '\t')) at += 1;
  return at - line > LONGEST_INDENTATION || /[\r\n#]/.test(text[at] ?? '') ? Infinity : at - line;
}

/** Not the word of an example, and no certificate: a private key is found by itself. The beginning of a key is left where an example is cut. */
function isKept(value: string, name: string): boolean {
  if (CUT_KEY.test(name) && value.startsWith('MII') && value.length >= SHORTEST_CUT) return true;
  if (value.length % 4 !== 0) return false;
  const plain = Buffer.from(value, 'base64').toString('latin1').trim();
  return (
    plain.length >= SHORTEST && !plain.startsWith('-----BEGIN') && !isPlainPassword(plain) && (plain.startsWith('{"') || !isStandIn(plain))
  );
}
