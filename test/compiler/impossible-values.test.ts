import { expect, test } from 'vitest';
import { problems } from './harness.js';

test.each<readonly [tests: string, impossible: boolean]>([
  ['equals: a, in: [b, c]', true],
  ['equals: a, in: [a, c]', false],
  ['equals: a, not_equals: a', true],
  ['equals: 5, min: 6', true],
  ['equals: 5, min: 5, max: 5', false],
  ['min: 5 }\n      - { argument: x, max: 3', true],
  ['min: 3, max: 3', false],
  ['min: 3', false],
  ['min_length: 5 }\n      - { argument: x, max_length: 3', true],
  ['min_length: 3, max_length: 3', false],
  ['in: [a, b], not_in: [a, b]', true],
  ['in: [a, b], not_in: [b]', false],
  ['in: [a, b], starts_with: c', true],
  ['in: [a, 5], min: 3', false],
  ['equals: a, in: [b], optional: true', false],
])('%s', (tests, impossible) => {
  for (const [action, code] of [
    ['allow', 'AM1305'],
    ['deny', 'AM1308'],
  ] as const) {
    const text = `version: "1.0"\nrules:\n  - tool: a\n    action: ${action}\n    conditions:\n      - { argument: x, ${tests} }\n`;
    const found = problems(text).filter((each) => ['AM1305', 'AM1308'].includes(each.code));
    expect(found.map((each) => each.code)).toEqual(impossible ? [code] : []);
  }
});
