import { expect, test } from 'vitest';
import { oldRego } from '../../src/pap/bundle/rego-versions.js';

const cases: readonly (readonly [pattern: string, meets: readonly string[], not: readonly string[]])[] = [
  ['/a.rego', ['a.rego'], ['b/a.rego', 'axrego']],
  ['a.rego', ['a.rego'], ['b/a.rego']],
  ['/a/*', ['a/b.rego', 'a/b/c.rego'], ['b/a/c.rego', 'a.rego']],
  ['*.rego', ['a.rego', 'a/b.rego'], []],
  ['/a?.rego', ['ab.rego', 'a/.rego'], ['a.rego', 'abc.rego']],
  ['/[ab]*.rego', ['a.rego', 'bx.rego'], ['c.rego']],
  ['/[!ab]*.rego', ['c.rego'], ['a.rego']],
  ['/{old,v0}/*.rego', ['old/a.rego', 'v0/a.rego'], ['new/a.rego']],
  ['/{a,b{c,d}}.rego', ['a.rego', 'bc.rego', 'bd.rego'], ['b.rego']],
  ['/a\\*.rego', ['a*.rego'], ['ab.rego']],
  ['/a,b(c).rego', ['a,b(c).rego'], ['a.rego', 'b.rego']],
];

test.each(cases)('`%s` meets %j and not %j', (pattern, meets, not) => {
  const isOld = oldRego({ file_rego_versions: { [pattern]: 0 } }, '.manifest');
  expect([meets.filter(isOld), not.filter(isOld)]).toEqual([meets, []]);
});

test('a pattern of a thousand stars costs what its length and that of the path are', () => {
  const isOld = oldRego({ file_rego_versions: { [`${'*a'.repeat(1_000)}b`]: 0 } }, '.manifest');
  expect(isOld('a'.repeat(1_000))).toBe(false);
});

test('the first pattern in their order decides, and the version of the bundle where none meets', () => {
  const isOld = oldRego({ rego_version: 1, file_rego_versions: { '/b/*': 1, '/b*': 0 } }, '.manifest');
  expect(['a.rego', 'b/a.rego', 'b.rego'].filter(isOld)).toEqual(['b/a.rego', 'b.rego']);
});
