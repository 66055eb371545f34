import { transformSync } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  HEAP_FLAGS,
  LISTENER_FLAGS,
  listens,
  SETTLED_FLAGS,
  STARTED_FLAGS,
  STARTING_FLAGS,
  YOUNG_BYTES,
} from '../../src/cli/keep-heap-small.js';

test('V8 knows every flag that keeps the heap small, or a start short', () => {
  // As an option of node an unknown one ends the process.
  const flags = [...HEAP_FLAGS, ...LISTENER_FLAGS, ...SETTLED_FLAGS, ...STARTING_FLAGS, ...STARTED_FLAGS];
  const { status, stderr } = spawnSync(process.execPath, [...flags, '--version'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test.each([
  [['--listen', '127.0.0.1:8080', 'server.js'], true],
  [['--policy=standard', '--listen=127.0.0.1:8080', '--', 'server.js'], true],
  [['--log=--listen', 'server.js'], false],
  [['server.js'], false],
])('a listener is told from its words: %j', (words, expected) => {
  expect(listens(words)).toBe(expected);
});

test.each(['one', 'many'] as const)('the young generation of a process for %s has its size, and keeps it', (clients) => {
  const source = readFileSync(join(import.meta.dirname, '../../src/cli/keep-heap-small.ts'), 'utf8');
  const { code } = transformSync(source, { loader: 'ts', format: 'esm' });
  const program = `${code}
    const young = () => getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size;
    const sizes = [young()];
    keepHeapSmall('${clients}');
    sizes.push(young());
    const held = [];
    for (let count = 0; count < 2_000_000; count++) held.push([count]);
    sizes.push(young());
    console.log(JSON.stringify(sizes));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  const [first, kept, last] = JSON.parse(stdout) as number[];
  expect({ kept, last }).toEqual({ kept: YOUNG_BYTES[clients], last: YOUNG_BYTES[clients] });
  expect(first).toBeLessThan(YOUNG_BYTES[clients]);
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
  const source = readFileSync(join(import.meta.dirname, '../../src/cli/keep-heap-small.ts'), 'utf8');
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
