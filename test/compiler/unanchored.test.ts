import { expect, test } from 'vitest';
import { problems } from './harness.js';

const warned = (action: string, condition: string) =>
  problems(`version: "1.0"\nrules:\n  - { tool: say, action: ${action}, id: say, conditions: [${condition}] }\n`).filter(
    ({ code }) => code === 'AM1304',
  ).length;

test.each([
  ['allow', '{ argument: text, matches: git }', 1, 'anything may stand around it'],
  ['ask', '{ argument: text, matches: git }', 1, 'the same'],
  ['allow', '{ argument: text, matches: "^git$" }', 0, 'nothing may'],
  ['allow', '{ argument: text, not_matches: rm }', 0, 'what is bad is found anywhere'],
  ['deny', '{ argument: text, matches: rm }', 0, 'what is bad is found anywhere'],
  ['deny', '{ argument: text, not_matches: git }', 1, 'it passes with anything around it'],
  ['deny', '{ argument: text, not_equals: git }', 0, 'a text is no expression'],
  ['deny', '{ argument: text, not_starts_with: git }', 0, 'a text is no expression'],
  ['deny', '{ argument: text, equals: git }', 0, 'a text is no expression'],
])('%s by %s: %i warnings, for %s', (action, condition, count) => {
  expect(warned(action, condition)).toBe(count);
});
