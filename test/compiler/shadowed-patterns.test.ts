import { expect, test } from 'vitest';
import { problems } from './harness.js';

const below = 'conditions: [{ path_starts_with: /srv }]';

test.each<readonly [why: string, rules: readonly string[], line: number | undefined]>([
  ['an allow inside of an allow', ['{ tool: "db_*", action: allow }', `{ tool: "db_r*", action: allow, ${below} }`], 4],
  ['whatever the order', [`{ tool: "db_r*", action: allow, ${below} }`, '{ tool: "db_*", action: allow }'], 3],
  ['an allow inside of an ask', ['{ tool: "db_*", action: ask }', '{ tool: "db_r*", action: allow }'], 4],
  ['an ask inside of an allow still asks', ['{ tool: "db_*", action: allow }', '{ tool: "db_r*", action: ask }'], undefined],
  ['a deny inside of an allow still denies', ['{ tool: "db_*", action: allow }', '{ tool: "db_r*", action: deny }'], undefined],
  ['an exact name stands over patterns', ['{ tool: "db_*", action: allow }', `{ tool: db_read, action: allow, ${below} }`], undefined],
  ['patterns stand over the default', ['{ tool: "*", action: allow }', `{ tool: "db_*", action: allow, ${below} }`], undefined],
  ['the wider one has conditions', [`{ tool: "db_*", action: allow, ${below} }`, '{ tool: "db_r*", action: allow }'], undefined],
  ['they only overlap', ['{ tool: "db_*", action: allow }', `{ tool: "*_read", action: allow, ${below} }`], undefined],
  [
    'a limit is more than the wider one says',
    ['{ tool: "db_*", action: allow }', '{ tool: "db_r*", action: allow, rate_limit: { requests: 1, per: hour } }'],
    undefined,
  ],
  ['methods too', ['{ method: "tasks/*", action: allow }', '{ method: "tasks/g*", action: allow }'], 4],
  ['of one server only', ['{ tool: "db_*", server: a, action: allow }', `{ tool: "db_r*", action: allow, ${below} }`], undefined],
])('%s', (_why, rules, line) => {
  const found = problems(`version: "1.0"\nrules:\n${rules.map((rule) => `  - ${rule}\n`).join('')}`).filter(
    ({ code }) => code === 'AM1307',
  );
  expect(found.map(({ span }) => span?.line)).toEqual(line === undefined ? [] : [line]);
});
