import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/protocol/json/json.js';
import { blocks } from './blocks.js';
import { findings } from './findings-of.js';

const LINES = 'a line of what is written into a file, with some words in it\n'.repeat(1_000);
const ROWS = "(1, 'a row of data that is loaded into a table'),\n".repeat(1_000);

const found = (tool: string, value: JsonObject) =>
  findings(tool, value)
    .filter(blocks)
    .map(({ rule, span }) => [rule, ...span]);

test.each<readonly [what: string, tool: string, argument: string, before: string, attack: string, rule: string]>([
  [
    'a command behind a long here-document',
    'ssh_exec',
    'command',
    `cat > f <<'EOF'\n${LINES}EOF\n`,
    'rm -rf / ',
    'command_injection.destroy_files',
  ],
  ['a command behind a long line', 'ssh_exec', 'command', `echo ${'a'.repeat(70_000)}; `, 'rm -rf / ', 'command_injection.destroy_files'],
  [
    'a command on the border of two parts',
    'ssh_exec',
    'command',
    `echo ${'a'.repeat(32_750)}; `,
    'rm -rf / ',
    'command_injection.destroy_files',
  ],
  [
    'a way out behind many rows',
    'query',
    'sql',
    `INSERT INTO t VALUES\n${ROWS}(2, 'b');\n`,
    "COPY t TO PROGRAM 'sh'",
    'sql_injection.file',
  ],
] as const)('%s is found where it stands', (_, tool, argument, before, attack, rule) => {
  const all = found(tool, { [argument]: before + attack });
  expect(all.map(([name]) => name)).toContain(rule);
  for (const [, start, end] of all.filter(([name]) => name === rule)) {
    expect(start).toBeGreaterThanOrEqual(before.length - 8);
    expect(end).toBeLessThanOrEqual(before.length + attack.length);
  }
});

test.each<readonly [what: string, tool: string, value: JsonObject]>([
  ['a long here-document', 'ssh_exec', { command: `cat > notes.md <<'EOF'\n${LINES}EOF\nwc -l notes.md` }],
  [
    'a path on the border of two parts',
    'ssh_exec',
    { command: `cat <<'EOF'\n${'a'.repeat(32_700)}\nrm -rf /srv/app/cache/old\n${LINES}EOF` },
  ],
  ['many rows', 'query', { sql: `INSERT INTO t VALUES\n${ROWS}(2, 'b or not b')` }],
] as const)('%s is no attack', (_, tool, value) => {
  expect(found(tool, value)).toEqual([]);
});

test('of several programs one may have a long list of arguments', () => {
  const args = ['-m', 'x'.repeat(40_000), '&&', 'sh', '-c', 'rm -rf /'];
  expect(found('run', { command: 'git', program: 'git2', args }).map(([rule]) => rule)).toContain('command_injection.destroy_files');
});
