import { expect, test } from 'vitest';
import { problems } from './harness.js';

test.each<readonly [why: string, rule: string, says: string | undefined]>([
  [
    'a directory whose name is forbidden',
    'conditions: [{ path_starts_with: /srv/secret }, { path_not_contains: secret }]',
    'contains `secret`',
  ],
  ['one of two directories', 'conditions: [{ path_starts_with: [/srv/secret, /tmp] }, { path_not_contains: secret }]', undefined],
  ['a directory alone', 'conditions: [{ path_starts_with: /srv/secret }]', undefined],
  ['a label that is to be there and not', 'session: { labels: [a, b], without_labels: b }', 'have the label `b` and not have it'],
  ['two labels', 'session: { labels: a, without_labels: b }', undefined],
])('%s', (_why, rule, says) => {
  for (const [action, code] of [
    ['ask', 'AM1305'],
    ['deny', 'AM1308'],
  ] as const) {
    const found = problems(`version: "1.0"\nrules:\n  - { tool: x, action: ${action}, ${rule} }\n`);
    const told = found.filter((each) => each.code === code).map(({ message }) => message);
    expect(told).toEqual(says === undefined ? [] : [expect.stringContaining(says)]);
  }
});
