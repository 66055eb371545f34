import { longestMatch } from '../../patterns/longest-match.js';
import { readPattern } from '../../patterns/pattern.js';
import { COMMON_WORDS } from './common-words.js';
import { beginnings, laterWords, LONGEST_GAP, patternText } from './phrase-pattern.js';
import type { Phrase } from './phrases/phrase.js';
import { hashWord } from './vocabulary.js';

/** The words of phrases as numbers. Lists of the same words are one list: many phrases share them. */
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
  /** Of the words that a match begins with; undefined where it may begin with others. */
  readonly begins: readonly number[] | undefined;
  /** Behind the beginning of each match, those first that are met least; none of a phrase that may begin with any word. */
  readonly later: readonly LaterWords[];
}

/** Words of which one stands at most so many characters from where a match begins. */
export interface LaterWords {
  readonly words: readonly number[];
  readonly within: number;
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
  const lists = new Map<string, readonly number[]>();
  const listOf = (all: readonly string[]): readonly number[] => {
    const list = [...new Set(all.map(numberOf))];
    const key = list.join();
    const known = lists.get(key) ?? list;
    lists.set(key, known);
    return known;
  };
  const common = new Set(COMMON_WORDS.map(hashWord));
  /** Texts that have one of the words, for one that has a word which is not common. */
  const met = (group: readonly string[]) => group.reduce((sum, word) => sum + (common.has(hashWord(word)) ? COMMON : 1), 0);
  const rarest = <T>(all: readonly T[], wordsOf: (one: T) => readonly string[]) =>
    all.toSorted((a, b) => met(wordsOf(a)) - met(wordsOf(b)));
  const numbered = phrases.map(({ needs, phrase }) => {
    const begins = beginnings(phrase);
    const groups = rarest(
      needs.map((group) => group.split('|')),
      (group) => group,
    );
    return { needs: groups.map(listOf), begins: begins && listOf(begins) };
  });
  const beside = words.map(numberOf);
  // Of words that have a number anyhow: one more in the vocabulary is one more that a disguise may hide.
  const later = phrases.map(({ phrase }) => {
    const known = laterWords(phrase).filter((each) => each.words.every((word) => byWord.has(word)));
    return rarest(known, (each) => each.words)
      .slice(0, MOST_LATER)
      .map(({ words: all, before }) => ({ words: listOf(all), within: lengthOf(before) }));
  });
  return {
    phrases: numbered.map((phrase, at) => ({ ...phrase, later: (phrase.begins && later[at]) ?? [] })),
    words: beside,
    hashes: [...byHash.keys()],
  };
}

/** How long what stands before a word may be, with a gap between them, and one before what may be left out. */
function lengthOf(before: string): number {
  return longestMatch(readPattern(new RegExp(patternText(before)))) + 2 * LONGEST_GAP;
}

const COMMON = 20;
/** Groups of words behind the beginning that are told of a phrase. */
const MOST_LATER = 3;
