import { expect, it } from 'vitest';
import { wasInMotion } from '../../src/pap/in-motion.js';
import { keyedSources } from '../../src/pap/source/keyed-sources.js';
import type { PolicySource } from '../../src/pap/source/policy-source.js';

type Texts = Readonly<Record<string, string>>;

function read(kind: 'yaml' | 'rego' | 'directory', texts: Texts) {
  const source: PolicySource = { kind, path: 'p' };
  const files = Object.entries(texts).map(([path, text]) => ({ path, name: path, bytes: Buffer.from(text) }));
  return keyedSources([{ source, files, notices: [] }], 'build');
}

const cases: readonly (readonly [string, 'yaml' | 'rego' | 'directory', Texts, Texts, boolean])[] = [
  ['the same', 'yaml', { p: 'a: 1' }, { p: 'a: 1' }, false],
  ['another file took its name', 'yaml', { p: 'a: 1' }, { p: 'b: 2' }, false],
  ['a longer one that begins otherwise', 'rego', { p: 'package a' }, { p: '# by hand\npackage a' }, false],
  ['a shorter one', 'yaml', { p: 'a: 1\nb: 2' }, { p: 'a: 1' }, false],
  ['truncated, and not written yet', 'yaml', { p: '' }, { p: 'a: 1' }, true],
  ['half of it was there', 'yaml', { p: 'rules:\n  - a' }, { p: 'rules:\n  - a\n  - b' }, true],
  ['half of what it extends was there', 'yaml', { p: 'a: 1', base: 'b' }, { p: 'a: 1', base: 'b: 2' }, true],
  ['what it extends went away', 'yaml', { p: 'a: 1', base: 'b' }, { p: 'a: 1' }, false],
  ['a folder of which a file was replaced', 'directory', { a: '1', b: '1' }, { a: '2', b: '1' }, true],
  ['a folder with one file more', 'directory', { a: '1' }, { a: '1', b: '1' }, true],
  ['a folder that is the same', 'directory', { a: '1' }, { a: '1' }, false],
];

it.each(cases)('%s', (_what, kind, before, now, expected) => {
  expect(wasInMotion(read(kind, before), read(kind, now))).toBe(expected);
});

const again: readonly (readonly [string, Texts, Texts, Texts, boolean])[] = [
  [
    'only the file that was replaced before is another one again: the rest is at rest',
    { a: '1', b: '1' },
    { a: '2', b: '1' },
    { a: '3', b: '1' },
    false,
  ],
  ['another file follows', { a: '1', b: '1' }, { a: '2', b: '1' }, { a: '2', b: '2' }, true],
  ['of two that were replaced one is another one again', { a: '1', b: '1' }, { a: '2', b: '2' }, { a: '3', b: '2' }, true],
  ['what was replaced again is not whole yet', { a: '1' }, { a: 'package' }, { a: 'package x' }, true],
  ['what came goes', { a: '1' }, { a: '1', b: '1' }, { a: '1' }, false],
];

it.each(again)('of a folder that was read three times: %s', (_what, before, between, now, expected) => {
  const [first, second, third] = [before, between, now].map((texts) => read('directory', texts));
  if (first === undefined || second === undefined || third === undefined) throw new Error('there are three');
  expect(wasInMotion(second, third, first)).toBe(expected);
});
