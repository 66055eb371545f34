import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

/**
 * Each defect of the programs before ours (`S-01` …) and each invariant of the design is a test that says so in its name.
 * A test that is renamed or removed shows here.
 */
const DEFECTS = [
  ...range('S-0', '12345678'),
  ...range('S-1', '0123456789'),
  ...range('S-2', '01234567'),
  ...range('S-3', '0123456789abc'),
  ...range('S-4', '0123456789abcde'),
  ...range('S-5', '0123456789'),
  ...range('S-6', '0123'),
];
const INVARIANTS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

const tests = resolve(import.meta.dirname, '..');
const text = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts') && !name.startsWith('architecture'))
  .map((name) => withoutComments(readFileSync(join(tests, name), 'utf8')))
  .join('\n');

test.each(DEFECTS)('%s is a named test', (id) => {
  expect(new RegExp(`['"\`][^'"\`\\n]*${id}(?![0-9a-f])`).test(text)).toBe(true);
});

test.each(INVARIANTS)('invariant %s is a named test', (id) => {
  expect(new RegExp(`['"\`][^'"\`\\n]*invariants? (\\d, )*${id}\\b`, 'i').test(text)).toBe(true);
});

/** A name in a comment is no test; nor is one that is skipped. */
function withoutComments(source: string): string {
  return source
    .replace(/^\s*\/\*[\s\S]*?\*\//gm, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/^.*\b(?:test|describe|it)\.(?:skip|todo)\b.*$/gm, '');
}

function range(prefix: string, digits: string): string[] {
  return digits.split('').map((digit) => prefix + digit);
}
