import { scriptOf } from './phrases/script.js';

/** Words by their hashes: a table of a power of two, some five times as many as there are, that is searched from a hash's last bits on. */
export interface Vocabulary {
  readonly hashes: Int32Array;
  /** By place in `hashes` the number of its word and one more; 0 where none is. */
  readonly numbers: Uint16Array;
  /** By number, whether the text has the word that was read last. */
  readonly present: Uint8Array;
}

const TABLE_SIZE = 8192;

/** Of the hashes of words, without repeats: their numbers are their places. */
export function vocabularyOf(words: Iterable<number>): Vocabulary {
  const hashes = new Int32Array(TABLE_SIZE);
  const numbers = new Uint16Array(TABLE_SIZE);
  let size = 0;
  for (const hash of words) {
    if (2 * size >= TABLE_SIZE) throw new Error(`more than ${TABLE_SIZE / 2} words`);
    let at = hash & (TABLE_SIZE - 1);
    while (numbers[at] !== 0) at = (at + 1) & (TABLE_SIZE - 1);
    hashes[at] = hash;
    size += 1;
    numbers[at] = size;
  }
  return { hashes, numbers, present: new Uint8Array(size) };
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

/** What one pass over a text tells. */
export interface Reading {
  /** Which words of the vocabulary it has, by number. Until the next text is read. */
  readonly present: Uint8Array;
  /** The same as a list. */
  readonly words: readonly number[];
  /** In turn the number of a word and where it begins, in order. Of `ignore_all` the word `ignore` has a place too. */
  readonly places: readonly number[];
  /** Which of the scripts that phrases are in. */
  readonly scripts: number;
  /** `signMask` of all of it. */
  readonly signs: number;
  /** `i g n o r e`: eight letters in a row that stand alone. */
  readonly spaced: boolean;
  /** `1gn0r3`: three words with digits or signs between their letters. */
  readonly leet: boolean;
}

/** A bit for each character below 128 that is in no word; some share theirs. A text without a bit has none of its characters. */
export function signMask(characters: string): number {
  let mask = 0;
  for (const character of characters) if (/[^\w\u0080-\uffff]/.test(character)) mask |= 1 << character.charCodeAt(0);
  return mask;
}

const FEWEST_SPACED = 8;
const FEWEST_LEET = 3;

/** What a unit below 128 is in a word: letters in lower case, digits and the underscore as they are, 0 for what ends it. */
const WORD = Uint8Array.from({ length: 128 }, (_, code) =>
  /\w/.test(String.fromCharCode(code)) ? code | (code >= 65 && code <= 90 ? 32 : 0) : 0,
);
const LETTER_A = 97;
const UNDERSCORE = 95;

const NONE: readonly number[] = [];

/** Hashes each word while it reads: nothing is made a word, and for a text without words of the vocabulary no list. */
export function read(text: string, vocabulary: Vocabulary): Reading {
  const { present } = vocabulary;
  present.fill(0);
  let words: number[] | undefined;
  let places: number[] | undefined;
  let scripts = 0;
  let signs = 0;
  let alone = 0;
  let spaced = false;
  let leet = 0;
  const end = text.length;
  for (let i = 0; i < end; i++) {
    const first = text.charCodeAt(i);
    let unit = first < 128 ? (WORD[first] ?? 0) : 0;
    if (unit === 0) {
      // A shift takes the last five bits of its count.
      if (first < 128) signs |= 1 << first;
      else scripts |= scriptOf(first);
      continue;
    }
    const start = i;
    let hash = 0;
    let joined = false;
    let letters = false;
    let digitAfterLetter = false;
    let inside = false;
    do {
      if (unit >= LETTER_A) {
        letters = true;
        if (digitAfterLetter) inside = true;
      } else {
        if (unit === UNDERSCORE && !joined) {
          joined = true;
          const part = numberOf(hash, vocabulary);
          if (part >= 0) (places ??= []).push(part, start);
        }
        if (letters) digitAfterLetter = true;
      }
      hash = (Math.imul(hash, 31) + unit) | 0;
      i += 1;
      const code = i < end ? text.charCodeAt(i) : 0;
      unit = code < 128 ? (WORD[code] ?? 0) : 0;
    } while (unit !== 0);
    const number = numberOf(hash, vocabulary);
    if (number >= 0) {
      if (present[number] === 0) (words ??= []).push(number);
      present[number] = 1;
      (places ??= []).push(number, start);
    }
    alone = i - start === 1 ? alone + 1 : 0;
    if (alone >= FEWEST_SPACED) spaced = true;
    if (inside) leet += 1;
    // What ends the word is looked at as what is between words.
    i -= 1;
  }
  return { present, words: words ?? NONE, places: places ?? NONE, scripts, signs, spaced, leet: leet >= FEWEST_LEET };
}
