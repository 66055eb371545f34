import { expect, test } from 'vitest';
import { isSameJson } from '../../src/pdp/same-json.js';
import type { JsonObject, JsonValue } from '../../src/protocol/json/json.js';
import { assert, jsonValue, property, type Arbitrary } from '../properties.js';

test.each<[JsonValue, JsonValue, boolean, string]>([
  [{ a: [1, { b: 'x' }] }, { a: [1, { b: 'x' }] }, true, 'the same'],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, false, 'another order is another text'],
  [{}, [], false, 'no object is an array'],
  [[1], [1, 2], false, 'a longer array'],
  [{ a: 1 }, { a: 1, b: 1 }, false, 'one member more'],
  [{ a: null }, { b: null }, false, 'another name'],
  [null, {}, false, 'nothing is no object'],
  ['1', 1, false, 'a text is no number'],
  [0, -0, true, 'JSON writes both as 0'],
])('%j and %j: %s (%s)', (one, other, same) => {
  expect(isSameJson(one, other)).toBe(same);
});

test('says the same only of values with the same text', () => {
  const value = jsonValue({ maxDepth: 4 }) as Arbitrary<JsonValue>;
  const around = (inner: JsonValue): JsonObject => ({ tool: { name: 'a' }, inner });
  assert(
    property(value, value, (one, other) => {
      const text = JSON.stringify(around(one));
      expect(isSameJson(around(one), JSON.parse(text) as JsonValue)).toBe(true);
      if (isSameJson(around(one), around(other))) expect(JSON.stringify(around(other))).toBe(text);
    }),
  );
});

test('values nested deeply, of which it cannot be sure, count as different', () => {
  const deep = (levels: number): JsonValue => (levels === 0 ? 'end' : { next: deep(levels - 1) });
  expect([isSameJson(deep(3), deep(3)), isSameJson(deep(50), deep(50))]).toEqual([true, false]);
});
