import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { HEAP_FLAGS, listens, SETTLED_FLAGS } from '../../src/cli/keep-heap-small.js';

test('V8 knows every flag that keeps the heap small', () => {
  // As an option of node an unknown one ends the process.
  const { status, stderr } = spawnSync(process.execPath, [...HEAP_FLAGS, ...SETTLED_FLAGS, '--version'], { encoding: 'utf8' });
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
