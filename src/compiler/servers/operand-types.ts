import type { JsonValue } from '../../protocol/json/json.js';
import type { Test } from '../conditions/condition.js';
import { operatorOf } from '../operators/index.js';
import { typeOf, type JsonType } from './schema-values.js';

/** One of each kind that an operator could tell apart. */
const SAMPLES: readonly JsonValue[] = [
  null,
  true,
  false,
  0,
  1,
  1.5,
  '',
  'a',
  '10.0.0.1',
  'https://example.com/',
  [],
  ['a'],
  [1],
  {},
  { a: 'a' },
];

/**
 * The types of which the test says anything at all. An operator that reads facts about a text (its URL, its statements) says nothing of
 * the text itself: texts are what it is for.
 */
export function readableTypes(test: Test): ReadonlySet<JsonType> {
  const operator = operatorOf(test);
  // A list of values of several types is certain of its own values only.
  const own = Array.isArray(test.operand) ? (test.operand as readonly JsonValue[]) : [];
  const readable = new Set([...SAMPLES, ...own].filter((sample) => operator.judge(sample, test.operand) !== undefined).map(typeOf));
  return readable.size === 0 ? new Set<JsonType>(['string']) : readable;
}
