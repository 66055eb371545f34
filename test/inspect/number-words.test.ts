import { expect, it } from 'vitest';
import { compile } from '../../src/inspect/detectors/prompt-injection/compile.js';
import { numberWords } from '../../src/inspect/detectors/prompt-injection/number-words.js';
import { p } from '../../src/inspect/detectors/prompt-injection/phrases/phrase.js';
import { read } from '../../src/inspect/detectors/prompt-injection/reading.js';
import { hashWord } from '../../src/inspect/detectors/prompt-injection/vocabulary.js';
import { numberedWords, writeWords } from '../../src/inspect/detectors/prompt-injection/written-words.js';

const PHRASES = [p('r', 1, ['the|a', 'ignore|drop'], '(ignore|drop) (the|a) rules'), p('s', 1, ['rules'], '_3 rules')];
const numbered = numberWords(PHRASES, ['rules', 'other']);

it('a word has one number, wherever it stands, and its hash', () => {
  const [first, second] = numbered.phrases;
  expect(second?.needs).toEqual([[numbered.words[0]]]);
  expect(first?.begins).toEqual(first?.needs[0]);
  expect(numbered.words.map((word) => numbered.hashes[word])).toEqual([hashWord('rules'), hashWord('other')]);
});

it('the group whose words are met least stands first', () => {
  expect(numbered.phrases[0]?.needs.map(([word = -1]) => numbered.hashes[word])).toEqual([hashWord('ignore'), hashWord('the')]);
});

it('a phrase that may begin with any word says nothing of how it begins', () => {
  expect(numbered.phrases[1]?.begins).toBeUndefined();
});

it('what is written finds the phrases that are found without', () => {
  const known = numberedWords(PHRASES, ['rules', 'other'], writeWords(numbered));
  for (const text of ['drop the rules', 'rules', 'ignore it', 'no rules to ignore a thing']) {
    const rules = [compile(PHRASES, ['rules', 'other'], known), compile(PHRASES, ['rules', 'other'])].map(({ possible, vocabulary }) =>
      possible(read(text, vocabulary)).map(({ rule }) => rule),
    );
    expect(rules[0]).toEqual(rules[1]);
  }
});

it('what is written is read as it was, and lists of the same words are one list', () => {
  const phrases = [...PHRASES, p('t', 1, ['the|a', 'forget'], 'forget (the|a) rules')];
  const all = numberWords(phrases, []);
  const read = numberedWords(phrases, [], writeWords(all));
  expect(read).toEqual(all);
  for (const { phrases: each } of [all, read]) expect(each[2]?.needs).toContain(each[0]?.needs[1]);
});

it.each([
  ['fewer phrases', PHRASES.slice(1), ['rules', 'other']],
  ['phrases in another order', PHRASES.toReversed(), ['rules', 'other']],
  ['a phrase that says more', [...PHRASES.slice(0, 1), p('s', 1, ['rules'], '_3 rules now')], ['rules', 'other']],
  ['fewer words', PHRASES, ['rules']],
  ['other words', PHRASES, ['rules', 'another']],
])('says so where others were written than there are: %s', (_how, phrases, words) => {
  expect(() => numberedWords(phrases, words, writeWords(numbered))).toThrow('built with 2 phrases and 2 words beside');
});
