import { unitsOf } from '../../traits/units.js';
import { hidesWordAt, isLeet } from './leet.js';
import { scriptOf } from './phrases/script.js';
import type { Places } from './places.js';
import { IN_PART, numberOf, type Vocabulary, WHOLE } from './vocabulary.js';

/** What one pass over a text tells. Until the next text is read: all texts share the tables. */
export interface Reading {
  /** Which words of the vocabulary it has, by number. */
  readonly present: Uint8Array;
  /** The same as a list. */
  readonly words: readonly number[];
  readonly places: Places;
  /** In which blocks of the text each word stands, by number a bit for each of them. */
  readonly blocks: Int32Array;
  /** How many blocks there are to a character. */
  readonly density: number;
  readonly ascii: boolean;
  /** Which of the scripts that phrases are in. */
  readonly scripts: number;
  /** `signMask` of all of it. */
  readonly signs: number;
  /** `i g n o r e`: eight characters in a row that stand alone, four of them letters, and one space or sign between some two. (Paths of pictures are digits.) */
  readonly spaced: boolean;
  /** `i g n o`: four letters that stand alone, with one space or sign between two of them. */
  readonly spelled: boolean;
  /** `1gn0r3`: three words with digits or signs between their letters. */
  readonly leet: boolean;
  /** A word of the vocabulary comes out where digits are read as letters. */
  readonly hidden: boolean;
}

export const FEWEST_SPACED = 8;
export const FEWEST_SPELLED = 4;
export const FEWEST_LEET = 3;

const UNIT = 0x7f;
const LETTER = 0x80;
/** One that stands for a letter, and another. */
const LEET_DIGIT = 0x100;
const DIGIT = 0x200;
const UNDERSCORE = 0x400;

/** What a unit below 128 is in a word: letters in lower case, digits and the underscore as they are, each with its kind; 0 for what ends it. */
export const WORD = Uint16Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z]/i.test(character)) return code | 0x20 | LETTER;
  if (/\d/.test(character)) return code | (isLeet(code) ? LEET_DIGIT : DIGIT);
  return character === '_' ? code | UNDERSCORE : 0;
});

const NONE: readonly number[] = [];
/** Of a text: a bit each. */
export const BLOCKS = 32;

/** Hashes each word while it reads: nothing is made a word, and for a text without words of the vocabulary no list. */
export function readShort(text: string, vocabulary: Vocabulary): Reading {
  const { present, blocks, sought, found } = vocabulary;
  const density = BLOCKS / (text.length + 1);
  present.fill(0);
  found.clear();
  let words: number[] | undefined;
  let ascii = true;
  let scripts = 0;
  let signs = 0;
  let alone = 0;
  let letters = 0;
  let mostAlone = 0;
  let aloneEnd = -1;
  let side = 0;
  let mostSide = 0;
  let leet = 0;
  let hidden = false;
  const end = text.length;
  const units = unitsOf(text);
  for (let i = 0; i < end; i++) {
    const first = units === undefined ? text.charCodeAt(i) : (units[i] ?? 0);
    let unit = first < 128 ? (WORD[first] ?? 0) : 0;
    if (unit === 0) {
      // A shift takes the last five bits of its count.
      if (first < 128) signs |= 1 << first;
      else {
        ascii = false;
        scripts |= scriptOf(first);
      }
      continue;
    }
    const start = i;
    let hash = 0;
    let kinds = 0;
    do {
      hash = (Math.imul(hash, 31) + (unit & UNIT)) | 0;
      kinds |= unit;
      i += 1;
      const code = units !== undefined ? (units[i] ?? 0) : i < end ? text.charCodeAt(i) : 0;
      unit = code < 128 ? (WORD[code] ?? 0) : 0;
    } while (unit !== 0);
    if ((kinds & UNDERSCORE) !== 0) addParts(text, start, i, vocabulary, density);
    const number = numberOf(hash, vocabulary);
    if (number >= 0) {
      const block = 1 << (start * density);
      if (present[number] !== WHOLE) {
        (words ??= []).push(number);
        blocks[number] = present[number] === 0 ? block : (blocks[number] ?? 0) | block;
        present[number] = WHOLE;
      } else {
        blocks[number] = (blocks[number] ?? 0) | block;
      }
      if (sought[number] === 1) found.add(number, start);
    }
    if (i - start > 1) {
      alone = 0;
      letters = 0;
      side = 0;
    } else {
      alone += 1;
      if ((kinds & LETTER) !== 0) letters += 1;
      if (letters >= FEWEST_SPELLED && alone > mostAlone) mostAlone = alone;
      side = start - aloneEnd === 1 ? side + 1 : 1;
      aloneEnd = i;
      if (side > mostSide) mostSide = side;
    }
    if (kinds > (LETTER | UNIT) && (kinds & LETTER) !== 0) {
      if (leet < FEWEST_LEET && countsAsLeet(text, start, i)) leet += 1;
      if (hidesWord(text, start, kinds, vocabulary)) hidden = true;
    }
    // What ends the word is looked at as what is between words.
    i -= 1;
  }
  return {
    present,
    words: words ?? NONE,
    places: found,
    blocks,
    density,
    ascii,
    scripts,
    signs,
    spaced: mostSide > 1 && mostAlone >= FEWEST_SPACED,
    spelled: mostSide >= FEWEST_SPELLED,
    leet: leet >= FEWEST_LEET,
    hidden,
  };
}

/** Where the parts of a word stand that are joined by underscores. */
function addParts(text: string, start: number, end: number, vocabulary: Vocabulary, density: number): void {
  const { present, blocks, sought, found } = vocabulary;
  let hash = 0;
  let from = start;
  for (let i = start; i <= end; i++) {
    const unit = i < end ? (WORD[text.charCodeAt(i)] ?? 0) : UNDERSCORE;
    if ((unit & UNDERSCORE) === 0) {
      hash = (Math.imul(hash, 31) + (unit & UNIT)) | 0;
      continue;
    }
    const part = i === from ? -1 : numberOf(hash, vocabulary);
    if (part >= 0) {
      if (present[part] === 0) {
        blocks[part] = 0;
        present[part] = IN_PART;
      }
      blocks[part] = (blocks[part] ?? 0) | (1 << (from * density));
      if (sought[part] === 1) found.add(part, from);
    }
    hash = 0;
    from = i + 1;
  }
}

/** Whether a word comes out of one with units of these kinds, among them letters and others. */
export function hidesWord(text: string, start: number, kinds: number, vocabulary: Vocabulary): boolean {
  // Where a word has another digit, only the part before an underscore may be one.
  return (kinds & LEET_DIGIT) !== 0 && (kinds & (DIGIT | UNDERSCORE)) !== DIGIT && hidesWordAt(text, start, vocabulary);
}

/** Whether something else stands between the letters of a word. */
export function countsAsLeet(text: string, start: number, end: number): boolean {
  let i = start;
  while (i < end && !isLetter(text, i)) i += 1;
  while (i < end && isLetter(text, i)) i += 1;
  while (i < end && !isLetter(text, i)) i += 1;
  return i < end;
}

function isLetter(text: string, at: number): boolean {
  return ((WORD[text.charCodeAt(at)] ?? 0) & LETTER) !== 0;
}
