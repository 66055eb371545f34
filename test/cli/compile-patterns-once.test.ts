import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { PATTERN_FLAGS } from '../../src/cli/compile-patterns-once.js';

test('V8 knows the flags by which patterns are compiled once', () => {
  // As an option of node an unknown one ends the process.
  const { status, stderr } = spawnSync(process.execPath, [...PATTERN_FLAGS, '--version'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
