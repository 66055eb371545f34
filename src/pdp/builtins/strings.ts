import { printValue } from '../value/print-value.js';
import { isArray, isNumber, numberText, RegoSet, type RegoValue } from '../value/value.js';
import type { Builtin } from './builtin.js';
import { sprintf, type Argument } from './go/sprintf.js';

export const stringBuiltins: Readonly<Record<string, Builtin>> = {
  sprintf: (_context, format, values) => {
    if (typeof format !== 'string' || !isArray(values)) return undefined;
    return sprintf(format, values.map(argument));
  },
  'strings.any_prefix_match': (_context, texts, prefixes) => anyMatch(texts, prefixes, (text, prefix) => text.startsWith(prefix)),
  'strings.any_suffix_match': (_context, texts, suffixes) => anyMatch(texts, suffixes, (text, suffix) => text.endsWith(suffix)),
  'strings.count': (_context, text, part) => (typeof text === 'string' && typeof part === 'string' ? count(text, part) : undefined),
};

/** As OPA prepares them for Go: int64 or big.Int, float64, and everything else as its text. */
function argument(value: RegoValue): Argument {
  if (typeof value === 'string') return value;
  if (!isNumber(value)) return printValue(value);
  const text = numberText(value);
  if (!/[.eE]/.test(text)) return BigInt(text);
  const double = Number(text);
  return Number.isFinite(double) ? double : text;
}

function anyMatch(
  texts: RegoValue | undefined,
  affixes: RegoValue | undefined,
  matches: (text: string, affix: string) => boolean,
): boolean | undefined {
  const [searched, wanted] = [stringsOf(texts), stringsOf(affixes)];
  if (searched === undefined || wanted === undefined) return undefined;
  return searched.some((text) => wanted.some((affix) => matches(text, affix)));
}

function stringsOf(value: RegoValue | undefined): readonly string[] | undefined {
  if (typeof value === 'string') return [value];
  const items = value instanceof RegoSet ? value.items : isArray(value) ? value : undefined;
  return items?.every((item) => typeof item === 'string') === true ? items : undefined;
}

/** Without overlaps; of the empty text one more than there are characters. */
function count(text: string, part: string): number {
  return part === '' ? Array.from(text).length + 1 : text.split(part).length - 1;
}
