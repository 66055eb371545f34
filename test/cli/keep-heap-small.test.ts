import { transformSync } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HEAP_FLAGS, LISTENER_FLAGS, listens, SETTLED_FLAGS, YOUNG_BYTES } from '../../src/cli/keep-heap-small.js';

test('V8 knows every flag that keeps the heap small', () => {
  // As an option of node an unknown one ends the process.
  const flags = [...HEAP_FLAGS, ...LISTENER_FLAGS, ...SETTLED_FLAGS];
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
