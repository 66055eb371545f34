import type { JsonValue } from '../../../protocol/json/json.js';
import { expression } from '../../operators/expressions.js';
import { number, wholeNumber } from '../scalars.js';
import type { Shape } from '../shape.js';

/** What the values of one type are held to. */
export interface Limit {
  readonly type: 'string' | 'number' | 'array';
  readonly about: string;
  readonly shape: Shape<JsonValue>;
  /** Operators of conditions that say it together. */
  readonly operators: readonly string[];
}

const count = wholeNumber(0, 1_000_000_000);

export const LIMITS: Readonly<Record<string, Limit>> = {
  minLength: { type: 'string', about: 'Of a text: at least so many characters.', shape: count, operators: ['min_length'] },
  maxLength: { type: 'string', about: 'Of a text: at most so many characters.', shape: count, operators: ['max_length'] },
  pattern: {
    type: 'string',
    about: 'Of a text: the expression (RE2) is found in it; `^` and `$` tie it to the ends.',
    shape: expression,
    operators: ['matches'],
  },
  minimum: { type: 'number', about: 'Of a number: this one or above.', shape: number, operators: ['min'] },
  maximum: { type: 'number', about: 'Of a number: this one or below.', shape: number, operators: ['max'] },
  exclusiveMinimum: { type: 'number', about: 'Of a number: above this one.', shape: number, operators: ['min', 'not_equals'] },
  exclusiveMaximum: { type: 'number', about: 'Of a number: below this one.', shape: number, operators: ['max', 'not_equals'] },
  minItems: { type: 'array', about: 'Of a list: at least so many items.', shape: count, operators: ['min_length'] },
  maxItems: { type: 'array', about: 'Of a list: at most so many items.', shape: count, operators: ['max_length'] },
};

/** Of two, a range: nothing lies in it where the second is below the first. */
export const RANGES: readonly (readonly [string, string])[] = [
  ['minLength', 'maxLength'],
  ['minimum', 'maximum'],
  ['minItems', 'maxItems'],
];
