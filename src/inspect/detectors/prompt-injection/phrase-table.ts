import { flatLists, turnedLists, type FlatLists } from './flat-lists.js';
import { numberWords, type NumberedWords } from './number-words.js';
import type { Phrase } from './phrases/phrase.js';
import { hashTable } from './vocabulary.js';

/** What phrases are looked for by, in numbers alone: nothing is made of it in a start. */
export interface PhraseTable extends IndexTable {
  /** Words by their hashes (`vocabulary.ts`). */
  readonly hashes: Int32Array;
  readonly numbers: Uint16Array;
  /** By number of a word, whether it is asked where it is. */
  readonly sought: Uint8Array;
  /** The numbers of the words that no phrase has to need. */
  readonly words: Uint16Array;
}

/** What a `PhraseIndex` knows phrases by. */
export interface IndexTable {
  /** Groups of words, each once: many phrases share them. */
  readonly groups: FlatLists;
  /** By word, the phrases that stand under it. */
  readonly byWord: FlatLists;
  /** Those that need no word. */
  readonly always: Uint16Array;
  /** By phrase, the groups of its needs but the first. */
  readonly others: FlatLists;
  /** By phrase one more than the group of the words that it begins with, 0 where they are not told. */
  readonly begins: Uint16Array;
  /** By phrase in turn the groups of the words behind those, and how far they are at most. */
  readonly later: FlatLists;
}

/** `words` join the vocabulary although no phrase needs them; of those that are `placed` too it is told where they stand. */
export function phraseTable(phrases: readonly Phrase[], words: readonly string[], placed: readonly string[] = []): PhraseTable {
  const numbered = numberWords(phrases, words);
  const sought = new Uint8Array(numbered.hashes.length);
  for (const word of placed) sought[numbered.words[words.indexOf(word)] ?? 0] = 1;
  for (const { begins = [], later } of numbered.phrases) for (const word of [...begins, ...(later[0]?.words ?? [])]) sought[word] = 1;
  return {
    ...indexTable(numbered.phrases, numbered.hashes.length),
    ...hashTable(numbered.hashes),
    sought,
    words: Uint16Array.from(numbered.words),
  };
}

/** `size`: how many words there are. */
export function indexTable(phrases: readonly IndexedPhrase[], size: number): IndexTable {
  const groups = new Map<readonly number[], number>();
  const groupOf = (words: readonly number[]) => {
    const group = groups.get(words) ?? groups.size;
    groups.set(words, group);
    return group;
  };
  const others = flatLists(phrases.map(({ needs }) => needs.slice(1).map(groupOf)));
  const begins = Uint16Array.from(phrases, (phrase) => (phrase.begins === undefined ? 0 : groupOf(phrase.begins) + 1));
  const later = flatLists(phrases.map((phrase) => phrase.later?.flatMap(({ words, within }) => [groupOf(words), within]) ?? []));
  return {
    groups: flatLists([...groups.keys()]),
    byWord: turnedLists(
      phrases.map(({ needs }) => needs[0] ?? []),
      size,
    ),
    always: Uint16Array.from(phrases.flatMap(({ needs }, at) => (needs.length === 0 ? [at] : []))),
    others,
    begins,
    later,
  };
}

type NumberedPhrase = NumberedWords['phrases'][number];
type IndexedPhrase = Pick<NumberedPhrase, 'needs'> & Partial<Pick<NumberedPhrase, 'begins' | 'later'>>;
