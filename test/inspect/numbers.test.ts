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

const written = (text: string) =>
  inspector
    .inspect({ surface: 'arguments', method: 'tools/call', tool: 'note', value: { text }, root: '/arguments', pathArguments: [] })
    .findings.map(({ rule, confidence }) => `${rule}:${confidence}`);

test.each([
  ['a card in a column', 'id,card\n1,4111111111111111,ann', 'pii.card:high'],
  ['a social security number in a column', '7,219-09-9999,ann', 'pii.us_ssn:high'],
  ['nineteen digits as a card shows them', '4738 4582 8585 0603 544', 'pii.card:high'],
  ['nineteen digits in a row', '4738458285850603544', 'pii.card:medium'],
  ['a card of Mir', '2200 0000 0000 0053', 'pii.card:high'],
  ['an IBAN of a country outside of the registry', 'IR580540105180021273113007', 'pii.iban:high'],
])('%s', (_, text, expected) => {
  expect(written(text)).toEqual([expected]);
});
