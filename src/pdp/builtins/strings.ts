import { printValue } from '../value/print-value.js';
import { isArray, isNumber, numberText, RegoSet, type RegoValue } from '../value/value.js';
import { BuiltinError, BuiltinLimit, type Builtin } from './builtin.js';
import { toLower, toUpper } from './go/letter-case.js';
import { quote } from './go/quote.js';
import { sprintf, type Argument } from './go/sprintf.js';
import { int, items, text } from './operands.js';

export const stringBuiltins: Readonly<Record<string, Builtin>> = {
  sprintf: (_context, format, values) => {
    if (!isArray(values)) throw new BuiltinError('not a list');
    return sprintf(text(format), values.map(argument));
  },
  concat: (_context, delimiter, parts) => items(parts).map(text).join(text(delimiter)),
  indexof: (_context, base, search) => indexes(text(base), text(search), 1)[0] ?? -1,
  'internal.template_string': (_context, parts) => joinTemplate(parts),
  lower: (_context, base) => toLower(text(base)),
  upper: (_context, base) => toUpper(text(base)),
  replace: (_context, base, old, replacement) => replace(text(base), text(old), text(replacement)),
  substring: (_context, base, start, length) => substring(text(base), int(start), int(length)),
  indexof_n: (_context, base, search) => indexes(text(base), text(search)),
  'strings.any_prefix_match': (_context, texts, prefixes) => anyMatch(texts, prefixes, (one, prefix) => one.startsWith(prefix)),
  'strings.any_suffix_match': (_context, texts, suffixes) => anyMatch(texts, suffixes, (one, suffix) => one.endsWith(suffix)),
  'strings.count': (_context, base, part) => count(text(base), text(part)),
  'strings.split_n': (_context, base, delimiter, limit) => splitN(text(base), text(delimiter), int(limit)),
};

const MOST_PAIRS = 10_000_000;
/** Characters of a text times those that are searched in it. */
const MOST_COMPARED = 1_000_000_000;

/** What a replacement for nothing writes. */
const MOST_WRITTEN = 16_000_000;

/** The search of V8 may compare each with each: with what is long in both that is minutes. */
function refuseLong(base: string, part: string): void {
  if (base.length * part.length > MOST_COMPARED)
    throw new BuiltinLimit(`a search for ${part.length} characters in ${base.length} may not end`);
}

/** As OPA prepares them for Go: int64 or big.Int, float64, and everything else as its text, with Go's quotes. */
function argument(value: RegoValue): Argument {
  if (typeof value === 'string') return value;
  if (!isNumber(value)) return goText(value);
  const digits = numberText(value);
  if (!/[.eE]/.test(digits)) return BigInt(digits);
  const double = Number(digits);
  return Number.isFinite(double) ? double : digits;
}

/** What stands in braces is a set: of its value, or of nothing where it is undefined. */
function joinTemplate(parts: RegoValue | undefined): string {
  if (!isArray(parts)) throw new BuiltinError('not a list');
  return parts.map((part) => (part instanceof RegoSet ? (part.items.map(shown)[0] ?? '<undefined>') : shown(part))).join('');
}

function shown(value: RegoValue): string {
  return typeof value === 'string' ? value : goText(value);
}

function goText(value: RegoValue): string {
  return printValue(value, Infinity, (inside) => quote(inside, '"', false));
}

function anyMatch(texts: RegoValue | undefined, affixes: RegoValue | undefined, matches: (one: string, affix: string) => boolean): boolean {
  const [searched, wanted] = [stringsOf(texts), stringsOf(affixes)];
  if (searched.length * wanted.length > MOST_PAIRS)
    throw new BuiltinLimit(`${searched.length} by ${wanted.length} texts to compare are more than ${MOST_PAIRS} pairs`);
  return searched.some((one) => wanted.some((affix) => matches(one, affix)));
}

function stringsOf(value: RegoValue | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : items(value).map(text);
}

/** Without overlaps; of the empty text one more than there are characters. */
function count(base: string, part: string): number {
  refuseLong(base, part);
  return part === '' ? Array.from(base).length + 1 : base.split(part).length - 1;
}

/** Where `search` stands, in characters; overlaps count. */
function indexes(base: string, search: string, most = Infinity): readonly number[] {
  if (search === '') throw new BuiltinError('empty search character');
  refuseLong(base, search);
  const found: number[] = [];
  let [characters, counted] = [0, 0];
  for (let at = base.indexOf(search); at !== -1 && found.length < most; at = base.indexOf(search, at + 1)) {
    characters += Array.from(base.slice(counted, at)).length;
    counted = at;
    found.push(characters);
  }
  return found;
}

/** Of the empty text one stands before each byte and behind the last; of the bytes of a character nothing that can be read is left. */
function replace(base: string, old: string, replacement: string): string {
  if (old !== '') {
    refuseLong(base, old);
    return base.replaceAll(old, () => replacement);
  }
  if (base.length * replacement.length > MOST_WRITTEN) throw new BuiltinLimit(`replace: more than ${MOST_WRITTEN} characters`);
  const bytes = Array.from(Buffer.from(base), (byte) => (byte < 0x80 ? String.fromCharCode(byte) : '\ufffd'));
  return replacement + bytes.map((byte) => byte + replacement).join('');
}

/** In characters; to the end with a negative length. */
function substring(base: string, start: number, length: number): string {
  if (start < 0) throw new BuiltinError('negative offset');
  return Array.from(base)
    .slice(start, length < 0 ? undefined : start + length)
    .join('');
}

/** The first `limit` parts, what is behind them left out; of a negative limit the last ones. */
function splitN(base: string, delimiter: string, limit: number): readonly string[] {
  refuseLong(base, delimiter);
  const parts = delimiter === '' ? Array.from(base) : base.split(delimiter);
  return limit >= 0 ? parts.slice(0, limit) : parts.slice(Math.max(parts.length + limit, 0));
}
