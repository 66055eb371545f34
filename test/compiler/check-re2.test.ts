import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkRe2 } from '../../src/compiler/regex/check-re2.js';
import type { Engine } from '../../src/engine/engine.js';
import { engine } from './harness.js';

let opa: Engine;
beforeAll(async () => {
  opa = await engine();
});
afterAll(() => opa.close());

/** Expressions that both matchers of OPA take. */
const GOOD = [
  'a', '^a$', 'a|b', '(a)', '(?:a)', '(?i)a', '(?i:a)', '(?i-s:a)', '(?P<name>a)', 'a*', 'a+?', 'a??', 'a{2}', 'a{2,}', 'a{2,3}?', 'a{', 'a{,2}', 'a{b}', '{',
  '[a-z]', '[^a-z]', '[]a]', '[^]a]', '[a-]', '[-a]', '[\\d-]', '[[:alpha:]]', '[[:^digit:]x]', '[\\]]', '[a\\-z]', '[+--]', '.', '\\.', '\\d\\D\\s\\S\\w\\W',
  '\\bx\\B', '\\Ax\\z', '\\x41', '\\x{1F600}', '\\0', '\\07', '\\pL', '\\PL', '\\p{Lu}', '\\p{Greek}', '\\p{^Greek}', '\\Qa(b\\E', '\\Qabc', '\\/', '\\-', '\\"', 'ä€😀', '[ä-ö]',
  '(a|)', '()', 'a||b', '(?s).', '(?m)^a$', '(?U)a+', '\\a\\f\\t\\n\\r\\v', ']', '}', '(?:)', '((((a))))', '(?:a{10}){100}', '[[:word:]]', '[a[]', '\\Q\\E',
  '^[\\w .,?&-]{1,200}$', '^[^\\s<>]{1,1000}$',
]; // prettier-ignore

/** Expressions that at least one of them refuses, and what is said. */
const BAD: readonly (readonly [string, RegExp, number?])[] = [
  ['(?=a)', /look-ahead/, 0],
  ['a(?!b)', /look-ahead/, 1],
  ['(?<=a)b', /look-behind/],
  ['(?<!a)b', /look-behind/],
  ['(a)\\1', /back-references/, 3],
  ['\\k<a>', /no escape/],
  ['(?>a)', /atomic/],
  ['a*+', /possessive/, 2],
  ['a**', /quantifier follows/, 2],
  ['a{2}{3}', /quantifier follows/],
  ['(', /not closed/, 0],
  ['a)', /closes no group/, 1],
  ['[a', /class is not closed/, 0],
  ['[z-a]', /not a range/, 1],
  ['[a-\\d]', /not a range/],
  ['[[:digits:]]', /did you mean `\[:digit:\]`/],
  ['*a', /nothing before/, 0],
  ['a|*', /nothing before/, 2],
  ['(?:+)', /nothing before/],
  ['a\\', /ends this expression/, 1],
  ['\\Z', /no escape `\\Z`/],
  ['\\u1234', /no escape/],
  ['\\cA', /no escape/],
  ['\\C', /no escape/],
  ['\\x4', /no character/],
  ['\\x{110000}', /no character/],
  ['\\p{Foo}', /no Unicode class/],
  ['\\p{Letter}', /no Unicode class/],
  ['a{1001}', /counts to 1000/],
  ['a{3,2}', /from 3 down to 2/],
  ['(?:a{100}){100}', /up to 10000 times/],
  ['(?i', /no group/],
  ['(?a)b', /no group/],
  ['(?)', /no group/],
  ['(?P=a)', /back-references/],
  ['(?#x)', /comments/],
  ['(?(1)a|b)', /conditionals/],
  ['(?:\\pL{1000}){1}', /too large/],
];

describe('what RE2 has', () => {
  test.each(GOOD)('%s', (pattern) => {
    expect(checkRe2(pattern)).toMatchObject({ ok: true });
  });

  test('OPA takes all of it', async () => {
    const query = '{pattern: regex.is_valid(pattern) | some pattern in input}';
    const answer = await opa.evaluate({ modules: [], query, input: GOOD });
    if (!answer.ok) throw new Error(JSON.stringify(answer.diagnostics));
    expect(JSON.stringify(answer.result)).not.toContain('false');
  });
});

describe('what RE2 does not have', () => {
  test.each(BAD.map(([pattern, says, at]) => ({ pattern, says, at })))('$pattern', ({ pattern, says, at }) => {
    const checked = checkRe2(pattern);
    if (checked.ok) throw new Error('it was taken');
    expect(checked.problem.message).toMatch(says);
    if (at !== undefined) expect(checked.problem.at).toBe(at);
  });
});

describe('anchored', () => {
  test.each([
    ['^a$', true],
    ['\\Aa\\z', true],
    ['(?i)^a$', true],
    ['^(?:a|b)$', true],
    ['(?:^a$|^b$)', true],
    ['^a|b$', false],
    ['a$', false],
    ['^a', false],
    ['^?a$', false],
    ['(?m)^a$', false],
    ['(^a)(b$)', true],
    ['', false],
  ])('%s: %s', (pattern, anchored) => {
    expect(checkRe2(pattern)).toMatchObject({ ok: true, facts: { anchored } });
  });
});
