import { expect, test } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';

const inspector = createInspector();
const found = (value: Record<string, number>) =>
  inspector
    .inspect({ surface: 'arguments', method: 'tools/call', tool: 'pay', value, root: '/arguments', pathArguments: [] })
    .findings.map(({ rule, confidence }) => `${rule}:${confidence}`);

test.each<readonly [string, Record<string, number>, readonly string[]]>([
  ['a card', { card: 4111_1111_1111_1111 }, ['pii.card:high']],
  ['a social security number under its name', { ssn: 219_09_9999 }, ['pii.us_ssn:high']],
  ['a time in milliseconds', { timestamp: 1_767_225_600_000 }, []],
  ['an id', { id: 987_654_321 }, []],
  ['a card number that is none', { card: 4111_1111_1111_1112 }, []],
  ['a small number', { count: 12_345_678 }, []],
])('a number may be %s', (_, value, expected) => {
  expect(found(value)).toEqual(expected);
});
