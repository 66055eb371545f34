import { transformSync } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { STARTED_FLAGS, STARTING_FLAGS } from '../../src/cli/put-off-collection.js';

test('V8 knows every flag that puts collection off, and on again', () => {
  // As an option of node an unknown one ends the process.
  const { status, stderr } = spawnSync(process.execPath, [...STARTING_FLAGS, ...STARTED_FLAGS, '--version'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('a start turns nothing off that stays off', () => {
  const valuesUnder = (flags: readonly string[]) =>
    spawnSync(process.execPath, [...flags, '--print-flag-values', '-e', '0'], { encoding: 'utf8' }).stdout.split('\n');
  const starting = new Set(valuesUnder(STARTING_FLAGS));
  const turnedOff = valuesUnder([]).filter((flag) => !starting.has(flag));
  // Of a collector of the young generation that is not in use, and which Node 20 has not.
  const unused = '--concurrent-minor-ms-marking';
  expect(turnedOff).toContain('--incremental-marking');
  expect(turnedOff.filter((flag) => flag !== unused && !STARTED_FLAGS.includes(flag))).toEqual([]);
});

test('what was put off for a start is collected again afterwards, under the flags of before', () => {
  const source = readFileSync(join(import.meta.dirname, '../../src/cli/put-off-collection.ts'), 'utf8');
  const { code } = transformSync(source, { loader: 'ts', format: 'esm' });
  // V8 takes what it has compiled only under the flags under which it did.
  const program = `import { Script } from 'node:vm';
    ${code}
    const text = (name) => '(function ' + name + '() { return 1; })';
    const kept = (name) => new Script(text(name)).createCachedData();
    const taken = (name, cachedData) => !new Script(text(name), { cachedData }).cachedDataRejected;
    const before = kept('a');
    putOffCollection();
    const starting = kept('b');
    collectAgain();
    console.log(JSON.stringify([taken('c', before), taken('d', starting)]));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  expect(JSON.parse(stdout)).toEqual([true, false]);
});
