import { expect, it } from 'vitest';
import { numberWords } from '../../src/inspect/detectors/prompt-injection/number-words.js';
import { p } from '../../src/inspect/detectors/prompt-injection/phrases/phrase.js';
import { hashWord } from '../../src/inspect/detectors/prompt-injection/vocabulary.js';

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

it('lists of the same words are one list', () => {
  const { phrases } = numberWords([...PHRASES, p('t', 1, ['the|a', 'forget'], 'forget (the|a) rules')], []);
  expect(phrases[2]?.needs).toContain(phrases[0]?.needs[1]);
});
