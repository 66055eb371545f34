import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const tests = resolve(import.meta.dirname, '..');

test('properties have the seed that tests share: fast-check is imported by one file', () => {
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  expect(files.filter((name) => /^import\b[^;]* from 'fast-check';/m.test(readFileSync(join(tests, name), 'utf8')))).toEqual([
    'properties.ts',
  ]);
});
