import { expect, it } from 'vitest';
import { PhraseIndex } from '../../src/inspect/detectors/prompt-injection/phrase-index.js';
import { indexTable } from '../../src/inspect/detectors/prompt-injection/phrase-table.js';
import { read } from '../../src/inspect/detectors/prompt-injection/reading.js';
import { hashTable, hashWord, vocabularyOf } from '../../src/inspect/detectors/prompt-injection/vocabulary.js';

const WORDS = ['ignore', 'forget', 'all', 'rules', 'send'];
const vocabulary = vocabularyOf({ ...hashTable(WORDS.map(hashWord)), sought: new Uint8Array(WORDS.length) });

type Indexed = Parameters<typeof indexTable>[0][number];
function indexOf<T extends Indexed>(list: readonly T[]): PhraseIndex<T | undefined> {
  return new PhraseIndex(indexTable(list, WORDS.length), (at) => list[at]);
}

/** More than a word of bits holds: the phrases between need a word that no text has. */
const NEEDS: readonly (readonly (readonly number[])[])[] = [
  [[4]],
  [[0, 1], [3]],
  [[0, 1], [2], [3]],
  ...Array.from({ length: 60 }, () => [[0], [4]]),
  [[1, 0]],
  [[3], [0, 1]],
];
const phrases = NEEDS.map((needs) => ({ needs }));

const found = (index: PhraseIndex<(typeof phrases)[number] | undefined>, text: string) =>
  index.possible(read(text, vocabulary)).map((phrase) => phrases.findIndex((each) => each === phrase));

it.each([
  ['rules to forget', [1, 63, 64], 'in order, whatever the order of the words'],
  ['ignore and forget all rules', [1, 2, 63, 64], 'once, although two words lead there'],
  ['forget', [63], 'another group has none of its words'],
  ['rules', [], 'its other group stands nowhere'],
  ['a text of other words', [], 'nothing leads anywhere'],
  ['', [], 'no words'],
])('finds of "%s" the phrases %j: %s', (text, expected) => {
  expect(found(indexOf(phrases), text)).toEqual(expected);
});

it('keeps nothing of the text before', () => {
  const index = indexOf(phrases);
  expect(found(index, 'ignore all rules')).toEqual([1, 2, 63, 64]);
  expect(found(index, 'send')).toEqual([0]);
  expect(found(index, 'forget')).toEqual([63]);
});

it('finds what needs no word in every text that has some', () => {
  const free = { needs: [] };
  const index = indexOf([free, { needs: [[0]] }]);
  expect(index.possible(read('send', vocabulary))).toEqual([free]);
});

it.each<readonly [why: string, text: string, isFound: boolean]>([
  ['the words stand side by side', 'ignore all', true],
  ['as far apart as they may be', `ignore${' '.repeat(34)}all`, true],
  ['far apart', `ignore ${'x '.repeat(60)}all`, false],
  ['the word behind the beginning stands before it', `all ${'x '.repeat(60)}ignore`, false],
  ['together once, at the end of a long text', `ignore ${'x '.repeat(900)}ignore all`, true],
  ['together at the border of two blocks of a long text', `${'x '.repeat(500)}ignore all${' x'.repeat(2_700)}`, true],
  ['as parts of a word, and whole elsewhere', `ignore_all ${'x '.repeat(60)}ignore ${'x '.repeat(60)}all`, true],
])('of words at most forty characters behind the beginning: %s', (_why, text, isFound) => {
  const near = { needs: [[0], [2]], begins: [0], later: [{ words: [2], within: 40 }] };
  expect(indexOf([near]).possible(read(text, vocabulary))).toEqual(isFound ? [near] : []);
});

it('finds a phrase in each place of a text', () => {
  const near = { needs: [[0], [2]], begins: [0], later: [{ words: [2], within: 40 }] };
  const index = indexOf([near]);
  for (let before = 0; before < 6_000; before += 7) {
    const text = `${' '.repeat(before)}ignore${' '.repeat((before % 34) + 1)}all${' '.repeat(6_000 - before)}`;
    expect(index.possible(read(text, vocabulary))).toEqual([near]);
  }
});
