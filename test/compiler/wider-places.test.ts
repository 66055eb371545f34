import { expect, test } from 'vitest';
import { problems } from './harness.js';

const below = 'conditions: [{ path_starts_with: /srv }]';

test.each<readonly [why: string, rules: readonly string[], line: number | undefined]>([
  ['a server', ['{ tool: "*", server: a, action: allow }', `{ tool: "db_*", action: allow, ${below} }`], 4],
  ['whatever the order', [`{ tool: "db_*", action: allow, ${below} }`, '{ tool: "*", server: a, action: allow }'], 3],
  ['a pattern that is wider', ['{ tool: "d*", server: a, action: allow }', `{ tool: "db_*", action: allow, ${below} }`], 4],
  ['the same pattern', ['{ tool: "db_*", server: a, action: allow }', `{ tool: [x, "db_*"], action: allow, ${below} }`], 4],
  ['resources', ['{ resource: "file:///*", server: a, action: allow }', '{ resource: "file:///x/*", action: allow, client: c }'], 4],
  ['a pattern beside it', ['{ tool: "e*", server: a, action: allow }', `{ tool: "db_*", action: allow, ${below} }`], undefined],
  ['a name', ['{ tool: db_a, server: a, action: allow }', `{ tool: "db_*", action: allow, ${below} }`], undefined],
  ['an annotation', ['{ tool: "*", annotations: { read_only: true }, action: allow }', `{ tool: "db_*", action: allow, ${below} }`], 4],
  ['servers that may meet', ['{ tool: "*", server: "a*", action: allow }', `{ tool: "db_*", server: "*b", action: allow, ${below} }`], 4],
  [
    'servers that never meet',
    ['{ tool: "*", server: a, action: allow }', `{ tool: "db_*", server: [b, "c*"], action: allow, ${below} }`],
    undefined,
  ],
  [
    'annotations that never meet',
    [
      '{ tool: "*", annotations: { read_only: true }, action: allow }',
      `{ tool: "db_*", annotations: { read_only: false }, action: allow, ${below} }`,
    ],
    undefined,
  ],
  [
    'one wholly inside is a shadowed pattern',
    ['{ tool: "*", server: a, action: allow }', `{ tool: "db_*", server: a, action: allow, ${below} }`],
    undefined,
  ],
  ['an exact name stands over patterns', ['{ tool: "*", server: a, action: allow }', `{ tool: db, action: allow, ${below} }`], undefined],
  ['a deny still denies', ['{ tool: "*", server: a, action: allow }', `{ tool: "db_*", action: deny, ${below} }`], undefined],
  ['an ask asks both', ['{ tool: "*", server: a, action: ask }', `{ tool: "db_*", action: allow, ${below} }`], undefined],
  [
    'the wider one has conditions',
    [`{ tool: "*", server: a, action: allow, ${below} }`, `{ tool: "db_*", action: allow, ${below} }`],
    undefined,
  ],
  ['the default', ['{ tool: "*", action: allow }', `{ tool: "db_*", action: allow, ${below} }`], undefined],
])('%s', (_why, rules, line) => {
  const found = problems(`version: "1.0"\nrules:\n${rules.map((rule) => `  - ${rule}\n`).join('')}`).filter(
    ({ code }) => code === 'AM1310',
  );
  expect(found.map(({ span }) => span?.line)).toEqual(line === undefined ? [] : [line]);
});

test.each<readonly [why: string, rule: string, found: number]>([
  ['an allow', '{ tool: x, action: allow, client: [a, b] }', 1],
  ['whatever stands beside it', '{ tool: x, action: allow, client: a, identity: { subject: ann } }', 1],
  ['a deny', '{ tool: x, action: deny, client: a }', 0],
  ['an ask', '{ tool: x, action: ask, client: a }', 0],
])('a client: %s', (_why, rule, found) => {
  expect(problems(`version: "1.0"\nrules: [${rule}]\n`).filter(({ code }) => code === 'AM1309')).toHaveLength(found);
});
