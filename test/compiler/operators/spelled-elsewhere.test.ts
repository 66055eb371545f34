import { expect, test } from 'vitest';
import { problems } from '../harness.js';

/** S-24: what earlier programs and other policy languages write in a condition is an error that says what to write here. */
const ELSEWHERE: readonly (readonly [string, string])[] = [
  ['{ field: query, operator: equals, value: x }', 'write `- argument: NAME`'],
  ['{ param: query, op: "==", value: x }', 'write the operator as the key'],
  ['{ argument: query, "==": x }', 'write `equals: x`'],
  ['{ argument: query, ">": 5 }', 'inclusive'],
  ['{ argument: query, regex: "^a" }', 'write `matches'],
  ['{ argument: query, prefix: a }', 'write `starts_with`'],
  ['{ argument: query, equal: a }', 'write `equals`'],
  ['{ and: [{ argument: a, equals: 1 }] }', 'side by side'],
  ['{ or: [{ argument: a, equals: 1 }] }', 'write `any: […]`'],
  ['{ not: { argument: a, equals: 1 } }', 'write `none: […]`'],
  ['{ equals: x }', '{ argument: NAME, equals: … }'],
  ['{ argument: query }', 'add a test'],
  ['{ argument: query, any: [{ argument: b, equals: 1 }] }', 'an entry of its own'],
  ['{ argument: $.query, equals: x }', 'a dotted name'],
  ['{ argument: "files[0]", equals: x }', '/files/0/name'],
  ['{ argument: /arguments/query, equals: x }', 'leave `/arguments` out'],
  ['{ argument: a..b, equals: x }', 'a dotted name'],
  ['{ argument: n, min: 5, max: 4 }', 'swap the two'],
  ['{ argument: n, present: true, optional: true }', 'remove `optional`'],
  ['{ argument: n, equals: 9007199254740993 }', 'the nearest that it keeps'],
  ['{ argument: n, min: 0x10 }', 'write for example `100`'],
];

test.each(ELSEWHERE)('%s', (condition, says) => {
  const found = problems(`version: "1.0"\nrules:\n  - tool: a\n    action: allow\n    conditions:\n      - ${condition}\n`);
  expect(found.length).toBeGreaterThan(0);
  expect(found.every(({ severity, span }) => severity === 'error' && span?.line === 6)).toBe(true);
  expect(found.map(({ hint }) => hint ?? '').join('\n')).toContain(says);
});
