import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { OPTIMIZING_FLAGS } from '../../src/cli/optimize-sooner.js';

test('V8 knows the flags by which it optimises sooner, and optimises later without them', () => {
  // As an option of node an unknown one ends the process.
  const valuesUnder = (flags: readonly string[]) =>
    spawnSync(process.execPath, [...flags, '--print-flag-values', '-e', '0'], { encoding: 'utf8' });
  const { status, stdout, stderr } = valuesUnder(OPTIMIZING_FLAGS);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const budget = (printed: string) => Number(/^--interrupt-budget=(\d+)/mu.exec(printed)?.[1]);
  expect(budget(stdout)).toBeLessThan(budget(valuesUnder([]).stdout) / 2);
});
