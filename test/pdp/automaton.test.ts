import { expect, test } from 'vitest';
import { Automaton } from '../../src/pdp/builtins/regex/automaton.js';
import { parseRegex } from '../../src/pdp/builtins/regex/parse.js';
import { compile } from '../../src/pdp/builtins/regex/program.js';
import { codePoints, Regex } from '../../src/pdp/builtins/regex/regex.js';
import { search } from '../../src/pdp/builtins/regex/search.js';
import * as fc from '../properties.js';

/** Assertions, classes, loops, counts, empty alternatives; letters that fold, that are words, and that are neither. */
const piece = fc.constantFrom(
  'a',
  'b',
  'é',
  '𝒳',
  '.',
  '[ab]',
  '[^a]',
  '\\w',
  '\\W',
  '\\s',
  '\\n',
  '^',
  '$',
  '\\A',
  '\\z',
  '\\b',
  '\\B',
  '(?m:^)',
  '(?m:$)',
  '(?i:K)',
);
const pattern = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4 },
    piece,
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `${a}${b}`),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:${a}|${b})`),
    fc.tuple(tie('pattern'), fc.constantFrom('*', '+?', '?', '{2}', '{1,3}', '{0}')).map(([a, count]) => `(${a})${count}`),
    tie('pattern').map((a) => `(?:${a}|)`),
  ),
})).pattern;
const text = fc
  .array(fc.constantFrom('a', 'b', 'k', 'K', '\u212a', 'é', '𝒳', '\ud835', ' ', '\n', '_', '-'), { maxLength: 12 })
  .map((each) => each.join(''));

test('An automaton answers as the search does that it makes short, on texts one after the other', () => {
  fc.assert(
    fc.property(pattern, fc.array(text, { minLength: 1, maxLength: 5 }), (written, texts) => {
      const program = compile(parseRegex(written));
      const automaton = new Automaton(program);
      for (const each of texts) {
        expect(automaton.matches(each), JSON.stringify([written, each])).toBe(
          search(program, codePoints(each), 0, { steps: 1e7 }) !== undefined,
        );
      }
    }),
    { numRuns: 3000 },
  );
});

/** All texts of 14 letters are told apart, so that nearly no set comes twice. */
const distinguishing = 'a[ab]{14}c';
const varied = Array.from({ length: 40_000 }, (_, at) => 'ab'[Math.imul(at ^ (at >> 3), 0x9e3779b1) >>> 31]).join('');

test('Where sets hardly come twice it gives up, and the answer is that of the search', () => {
  expect(new Automaton(compile(parseRegex(distinguishing))).matches(varied)).toBeUndefined();
  expect(new Regex(distinguishing).matches(varied)).toBe(false);
  expect(new Regex(distinguishing).matches(`${varied}a${'b'.repeat(14)}c`)).toBe(true);
});

test('Ever new characters fill no memory: it gives up, and the answer is that of the search', () => {
  const foreign = Array.from({ length: 100_000 }, (_, at) => String.fromCodePoint(0x10000 + at)).join('');
  expect(new Automaton(compile(parseRegex('drop'))).matches(foreign)).toBeUndefined();
  expect(new Regex('drop').matches(foreign)).toBe(false);
  expect(new Regex('drop').matches(`${foreign}drop`)).toBe(true);
});

test('What it keeps is forgotten before the next text, which it reads again', () => {
  const automaton = new Automaton(compile(parseRegex(distinguishing)));
  expect(automaton.matches(varied)).toBeUndefined();
  expect(automaton.matches('a'.repeat(15) + 'c')).toBe(true);
});
