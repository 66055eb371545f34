import type { Surface } from '../../inspector.js';
import { AnyCase } from '../../letter-case.js';
import { once } from '../../once.js';
import type { LeftOut } from './first-match.js';
import { numberWords, type LaterWords } from './number-words.js';
import { PhraseIndex } from './phrase-index.js';
import { patternText } from './phrase-pattern.js';
import { FORBIDDABLE } from './phrases/forbiddable.js';
import type { Phrase } from './phrases/phrase.js';
import type { Reading } from './reading.js';
import { saidByPeople } from './said-by-people.js';
import { vocabularyOf, type Vocabulary } from './vocabulary.js';

export interface CompiledPhrase {
  readonly rule: string;
  readonly weight: number;
  /** For each group of needs, the numbers of its words; one of each group has to be in the text. The first is met least. */
  readonly needs: readonly (readonly number[])[];
  /** The numbers of the words that a match begins with; undefined where it may begin with others. */
  readonly begins: readonly number[] | undefined;
  /** Without one of each of these behind it, no match begins. */
  readonly later: readonly LaterWords[];
  /** Built when a text first has the words for it: most never do. Sticky where it is known with which words a match begins. */
  readonly pattern: () => AnyCase;
  readonly surface: Surface | undefined;
  /** Behind `never` or `do not` it is advice, and does not count. */
  readonly isForbiddable: boolean;
  /** Which of its matches do not count. */
  readonly unless: LeftOut | undefined;
}

export interface Compiled {
  readonly vocabulary: Vocabulary;
  /** The numbers of `words`. */
  readonly numbersOf: readonly number[];
  /** The phrases that a text may hold by the words that it has, in their order: a few out of hundreds. */
  readonly possible: (reading: Reading) => readonly CompiledPhrase[];
}

/**
 * `words` join the vocabulary although no phrase needs them; of those that are `placed` too it is told where they stand. `numbered` is what was
 * worked out of phrases and words before.
 */
export function compile(
  phrases: readonly Phrase[],
  words: readonly string[],
  numbered = numberWords(phrases, words),
  placed: readonly string[] = [],
): Compiled {
  const compiled = phrases.map(({ rule, weight, phrase, surface }, at) => {
    const { needs = [], begins, later = [] } = numbered.phrases[at] ?? {};
    return {
      rule,
      surface,
      isForbiddable: FORBIDDABLE.has(rule),
      unless: saidByPeople(rule),
      weight,
      needs,
      begins,
      later,
      pattern: once(() => new AnyCase(new RegExp(`\\b${patternText(phrase)}\\b`, begins === undefined ? 'i' : 'iy'))),
    };
  });
  const sought = new Set<readonly number[]>([placed.map((word) => numbered.words[words.indexOf(word)] ?? 0)]);
  for (const { begins, later } of numbered.phrases) {
    if (begins !== undefined) sought.add(begins);
    if (later[0] !== undefined) sought.add(later[0].words);
  }
  const index = new PhraseIndex(compiled, numbered.hashes.length);
  return {
    vocabulary: vocabularyOf(numbered.hashes, sought),
    numbersOf: numbered.words,
    possible: (reading) => index.possible(reading),
  };
}
