import { COMMON_WORDS } from './common-words.js';
import { beginnings } from './phrase-pattern.js';
import type { Phrase } from './phrases/phrase.js';
import { hashWord } from './vocabulary.js';

/** The words of phrases as numbers. Plain data: it is written into what is built (`scripts/written-tables.mjs`). */
export interface NumberedWords {
  /** By number the hash of a word. */
  readonly hashes: readonly number[];
  /** In the order of the phrases. */
  readonly phrases: readonly NumberedPhrase[];
  /** Of the words that no phrase has to need. */
  readonly words: readonly number[];
}

interface NumberedPhrase {
  /** Of each group its words, the group first whose words are met least. */
  readonly needs: readonly (readonly number[])[];
  /** Of the words that a match begins with; absent where it may begin with others. */
  readonly begins?: readonly number[];
}

export function numberWords(phrases: readonly Phrase[], words: readonly string[]): NumberedWords {
  const byHash = new Map<number, number>();
  /** The same by the word itself: most stand in several phrases. */
  const byWord = new Map<string, number>();
  const numberOf = (word: string) => {
    let number = byWord.get(word);
    if (number !== undefined) return number;
    const hash = hashWord(word);
    number = byHash.get(hash) ?? byHash.size;
    byHash.set(hash, number);
    byWord.set(word, number);
    return number;
  };
  const common = new Set(COMMON_WORDS.map(hashWord));
  /** Texts that have one of the words, for one that has a word which is not common. */
  const met = (group: string) => group.split('|').reduce((sum, word) => sum + (common.has(hashWord(word)) ? COMMON : 1), 0);
  const numbered = phrases.map(({ needs, phrase }) => {
    const begins = beginnings(phrase);
    return {
      needs: needs.toSorted((a, b) => met(a) - met(b)).map((group) => group.split('|').map(numberOf)),
      ...(begins && { begins: [...new Set(begins.map(numberOf))] }),
    };
  });
  return { phrases: numbered, words: words.map(numberOf), hashes: [...byHash.keys()] };
}

const COMMON = 20;
