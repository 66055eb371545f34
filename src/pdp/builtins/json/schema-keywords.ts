import { compare, isArray, isNumber, numberText, type RegoObject, type RegoValue } from '../../value/value.js';
import { formatFloat } from '../go/float.js';
import { parseRational } from '../go/rational.js';
import { Regex } from '../regex/regex.js';
import { fieldOf, type Place, type Result } from './schema-result.js';
import { canonical } from './schema.js';

export function unique(result: Result, value: readonly RegoValue[], place: Place): void {
  const seen = new Map<string, number>();
  for (const [index, item] of value.entries()) {
    const key = canonical(item);
    const before = seen.get(key);
    if (before !== undefined) result.add('unique', place, `array items[${before},${index}] must be unique`);
    seen.set(key, index);
  }
}

export function common(result: Result, value: RegoValue, schema: RegoObject, place: Place): void {
  const only = schema.get('const');
  if (only !== undefined && canonical(only) !== canonical(value))
    result.add('const', place, `${fieldOf(place)} does not match: ${canonical(only)}`);
  const values = schema.get('enum');
  if (isArray(values)) {
    const texts = values.map(canonical);
    if (!texts.includes(canonical(value))) result.add('enum', place, `${fieldOf(place)} must be one of the following: ${texts.join(', ')}`);
  }
  result.passed();
}

export function text(result: Result, value: string, schema: RegoObject, place: Place): void {
  const length = Array.from(value).length;
  const [least, most, pattern] = [schema.get('minLength'), schema.get('maxLength'), schema.get('pattern')];
  if (isNumber(least) && length < Number(numberText(least)))
    result.add('string_gte', place, `String length must be greater than or equal to ${numberText(least)}`);
  if (isNumber(most) && length > Number(numberText(most)))
    result.add('string_lte', place, `String length must be less than or equal to ${numberText(most)}`);
  if (typeof pattern === 'string' && !new Regex(pattern).matches(value))
    result.add('pattern', place, `Does not match pattern '${pattern}'`);
  result.passed();
}

type Bound = readonly [name: string, type: string, words: string, holds: (order: number) => boolean];
const BOUNDS: readonly Bound[] = [
  ['maximum', 'number_lte', 'Must be less than or equal to', (order) => order <= 0],
  ['exclusiveMaximum', 'number_lt', 'Must be less than', (order) => order < 0],
  ['minimum', 'number_gte', 'Must be greater than or equal to', (order) => order >= 0],
  ['exclusiveMinimum', 'number_gt', 'Must be greater than', (order) => order > 0],
];

export function number(result: Result, value: Extract<RegoValue, number | object>, schema: RegoObject, place: Place): void {
  const multiple = schema.get('multipleOf');
  if (isNumber(multiple) && isNumber(value)) {
    const [a, b] = [parseRational(numberText(value)), parseRational(numberText(multiple))];
    if ((a.numerator * b.denominator) % (a.denominator * b.numerator) !== 0n)
      result.add('multiple_of', place, `Must be a multiple of ${shown(multiple)}`);
  }
  for (const [name, type, words, holds] of BOUNDS) {
    const bound = schema.get(name);
    if (bound !== undefined && !holds(compare(value, bound))) result.add(type, place, `${words} ${shown(bound)}`);
  }
  result.passed();
}

/** As a big.Float prints. */
function shown(value: RegoValue): string {
  return isNumber(value) ? formatFloat(Number(numberText(value)), 'g', -1) : '';
}
