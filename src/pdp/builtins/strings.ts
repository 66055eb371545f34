import { printValue } from '../value/print-value.js';
import { isArray, isNumber, numberText, type RegoValue } from '../value/value.js';
import { BuiltinError, BuiltinLimit, type Builtin } from './builtin.js';
import { sprintf, type Argument } from './go/sprintf.js';
import { int, items, text } from './operands.js';

export const stringBuiltins: Readonly<Record<string, Builtin>> = {
  sprintf: (_context, format, values) => {
    if (!isArray(values)) throw new BuiltinError('not a list');
    return sprintf(text(format), values.map(argument));
  },
  indexof_n: (_context, base, search) => indexes(text(base), text(search)),
  'strings.any_prefix_match': (_context, texts, prefixes) => anyMatch(texts, prefixes, (one, prefix) => one.startsWith(prefix)),
  'strings.any_suffix_match': (_context, texts, suffixes) => anyMatch(texts, suffixes, (one, suffix) => one.endsWith(suffix)),
  'strings.count': (_context, base, part) => count(text(base), text(part)),
  'strings.split_n': (_context, base, delimiter, limit) => splitN(text(base), text(delimiter), int(limit)),
};

const MOST_PAIRS = 10_000_000;
/** Characters of a text times those that are searched in it. */
const MOST_COMPARED = 1_000_000_000;

/** The search of V8 may compare each with each: with what is long in both that is minutes. */
function refuseLong(base: string, part: string): void {
  if (base.length * part.length > MOST_COMPARED)
    throw new BuiltinLimit(`a search for ${part.length} characters in ${base.length} may not end`);
}

/** As OPA prepares them for Go: int64 or big.Int, float64, and everything else as its text. */
function argument(value: RegoValue): Argument {
  if (typeof value === 'string') return value;
  if (!isNumber(value)) return printValue(value);
  const digits = numberText(value);
  if (!/[.eE]/.test(digits)) return BigInt(digits);
  const double = Number(digits);
  return Number.isFinite(double) ? double : digits;
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
function indexes(base: string, search: string): readonly number[] {
  if (search === '') throw new BuiltinError('empty search character');
  refuseLong(base, search);
  const found: number[] = [];
  let [characters, counted] = [0, 0];
  for (let at = base.indexOf(search); at !== -1; at = base.indexOf(search, at + 1)) {
    characters += Array.from(base.slice(counted, at)).length;
    counted = at;
    found.push(characters);
  }
  return found;
}

/** The first `limit` parts, what is behind them left out; of a negative limit the last ones. */
function splitN(base: string, delimiter: string, limit: number): readonly string[] {
  refuseLong(base, delimiter);
  const parts = delimiter === '' ? Array.from(base) : base.split(delimiter);
  return limit >= 0 ? parts.slice(0, limit) : parts.slice(Math.max(parts.length + limit, 0));
}
