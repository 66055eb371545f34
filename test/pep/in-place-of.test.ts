import { expect, test } from 'vitest';
import { inPlaceOf } from '../../src/pep/redact/in-place-of.js';
import type { Redaction } from '../../src/pep/judge/obligations.js';
import type { JsonValue } from '../../src/protocol/json/json.js';

const path = '/result/a';
const whole: Redaction = { path, replacement: undefined };
const cut = (start: number, end: number, replacement?: string): Redaction => ({ path, span: [start, end], replacement });

test.each<readonly [string, JsonValue, readonly Redaction[], JsonValue]>([
  ['a text', 'secret', [whole], '[REDACTED]'],
  ['a number stays one', 4111, [whole], 0],
  ['so does a boolean', true, [whole], false],
  ['an array', [1], [whole], []],
  ['an object', { a: 1 }, [whole], {}],
  ['nothing', null, [whole], null],
  ['what the policy states stands there, whatever it replaces', 4111, [{ path, replacement: 'x' }], 'x'],
  ['a span', 'key abc.', [cut(4, 7, 'X')], 'key X.'],
  ['two spans, in any order', 'a b c', [cut(4, 5, 'Y'), cut(0, 1, 'X')], 'X b Y'],
  ['spans that overlap are one', 'abcdef', [cut(1, 4, 'X'), cut(3, 5, 'Y')], 'aXf'],
  ['a span beside the whole', 'abc', [cut(0, 1, 'X'), whole], 'X'],
  ['an empty span is the whole', 'abc', [cut(0, 0, 'X')], 'X'],
  ['a span that the text does not have is the whole', 'abc', [cut(2, 9, 'X')], 'X'],
  ['a span of what is no text is the whole', 12, [cut(0, 1, 'X')], 0],
])('%s', (_, value, redactions, expected) => {
  expect(inPlaceOf(value, redactions)).toEqual(expected);
});
