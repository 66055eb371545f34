import { FoundPlaces } from './places.js';

/** Words by their hashes: a table of a power of two, some five times as many as there are, that is searched from a hash's last bits on. */
export interface Vocabulary {
  readonly hashes: Int32Array;
  /** By place in `hashes` the number of its word and one more; 0 where none is. */
  readonly numbers: Uint16Array;
  /** By number, what the text that was read last has of the word: `WHOLE`, `IN_PART`, or 0 for nothing. */
  readonly present: Uint8Array;
  /** By number, in which blocks of the text the word stands, a bit each; of words that the text has, in whole or in part. */
  readonly blocks: Int32Array;
  /** By number, whether it is asked where the word is. */
  readonly sought: Uint8Array;
  /** Where the text has those. */
  readonly found: FoundPlaces;
}

/** A text has the word. */
export const WHOLE = 1;
/** It has it as a part of one that is joined by underscores. */
export const IN_PART = 2;

const TABLE_SIZE = 8192;

/** Of the hashes of words, without repeats: their numbers are their places. */
export function hashTable(words: readonly number[]): Pick<Vocabulary, 'hashes' | 'numbers'> {
  if (2 * words.length > TABLE_SIZE) throw new Error(`more than ${TABLE_SIZE / 2} words`);
  const hashes = new Int32Array(TABLE_SIZE);
  const numbers = new Uint16Array(TABLE_SIZE);
  for (const [number, hash] of words.entries()) {
    let at = hash & (TABLE_SIZE - 1);
    while (numbers[at] !== 0) at = (at + 1) & (TABLE_SIZE - 1);
    hashes[at] = hash;
    numbers[at] = number + 1;
  }
  return { hashes, numbers };
}

/** A table of hashes for one text after the other; of the words that are `sought` it is told where they stand. */
export function vocabularyOf({ hashes, numbers, sought }: Pick<Vocabulary, 'hashes' | 'numbers' | 'sought'>): Vocabulary {
  const size = sought.length;
  return { hashes, numbers, present: new Uint8Array(size), blocks: new Int32Array(size), sought, found: new FoundPlaces(size) };
}

/** The number of the word, -1 for one that is not in the vocabulary: most words of most texts. */
export function numberOf(hash: number, { hashes, numbers }: Vocabulary): number {
  let at = hash & (TABLE_SIZE - 1);
  for (let number = numbers[at] ?? 0; number !== 0; number = numbers[at] ?? 0) {
    if (hashes[at] === hash) return number - 1;
    at = (at + 1) & (TABLE_SIZE - 1);
  }
  return -1;
}

/** The word's hash, as `read` computes it while it reads. */
export function hashWord(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0;
  return hash;
}

/** Whether one of the words is in the text. */
export function hasAny(numbers: readonly number[], present: Uint8Array): boolean {
  for (const number of numbers) if (present[number] === WHOLE) return true;
  return false;
}
