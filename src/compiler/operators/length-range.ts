import type { JsonValue } from '../../protocol/json/json.js';
import { wholeNumber } from '../language/scalars.js';
import { operatorsOf } from './predicate.js';

const LONGEST = 1_000_000_000;
const shape = wholeNumber(0, LONGEST);

export const shortest = operatorsOf<number>({
  name: 'min_length',
  says: 'is a text of at least so many characters, or a list of at least so many items',
  shape,
  is: { name: 'long_enough', title: 'The text or list is not shorter', text: 'long_enough(found, least) if length(found) >= least' },
  isNot: {
    name: 'shorter',
    title: 'The value is missing, or a shorter text or list',
    text: 'shorter(found, least) if length(found) < least',
  },
  judge: (value, operand) => compared(value, (length) => length >= operand),
  words: (operand) => `has a length of at least ${operand}`,
});

export const longest = operatorsOf<number>({
  name: 'max_length',
  says: 'is a text of at most so many characters, or a list of at most so many items',
  shape,
  is: { name: 'short_enough', title: 'The text or list is not longer', text: 'short_enough(found, most) if length(found) <= most' },
  isNot: { name: 'longer', title: 'The value is missing, or a longer text or list', text: 'longer(found, most) if length(found) > most' },
  judge: (value, operand) => compared(value, (length) => length <= operand),
  words: (operand) => `has a length of at most ${operand}`,
});

/** Texts by code points, as Rego counts. */
function compared(value: JsonValue, holds: (length: number) => boolean): boolean | undefined {
  if (typeof value === 'string') return holds(Array.from(value).length);
  return Array.isArray(value) ? holds(value.length) : undefined;
}
