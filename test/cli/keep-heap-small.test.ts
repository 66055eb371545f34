import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { HEAP_FLAGS } from '../../src/cli/keep-heap-small.js';

test('V8 knows every flag that keeps the heap small', () => {
  // As an option of node an unknown one ends the process.
  const { status, stderr } = spawnSync(process.execPath, [...HEAP_FLAGS, '--version'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
