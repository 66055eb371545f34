import { BIAS, SCALE, WEIGHTS } from './likeness-weights.js';

/** Features share this many weights by their hash. */
export const WEIGHT_COUNT = 1 << 15;
const MASK = WEIGHT_COUNT - 1;
/** Words of a block; a passage is two blocks in a row, and what is read has eight. */
const BLOCK = 60;
const MOST_WORDS = 8 * BLOCK;
const FEWEST_WORDS = 9;

/** Letters of Latin scripts end before it. */
const LATIN_END = 0x250;
const OTHER = 0;
const DIGIT = 1;
/** Of each character what it counts as: a letter as a small one, each digit as one, all else as nothing. */
const COUNTED_AS = Uint16Array.from({ length: LATIN_END }, (_, code) => {
  if (code >= 0x30 && code <= 0x39) return DIGIT;
  if (code < 0x80) return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a ? code | 0x20 : OTHER;
  return code < 0xc0 ? OTHER : code < 0xdf ? code | 0x20 : code;
});
/** Letters that forms of a word have in common, mostly. */
const STEM = 5;

const EMPTY = 0x811c9dc5 | 0;
/** The hash of every number, so that none says which it was. */
const NUMBER = 0x2b3c9a71;
/** What sets two words in a row apart from one, and the beginning of a word. */
const OF_TWO = 0x5bd1e995;
const OF_STEM = 0x1b873593;

function countedAs(code: number): number {
  return code < LATIN_END ? (COUNTED_AS[code] ?? OTHER) : OTHER;
}

function slotOf(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) & MASK;
}

/** The slots of a text's words of Latin letters, of how they begin and of each with the one before, block after block, each slot once in a block. */
class Features {
  readonly slots = new Uint16Array(3 * MOST_WORDS);
  /** Where the slots of each block end. */
  readonly ends: number[] = [];
  words = 0;
  /** In which block each slot was seen last, of those that were counted since it was empty. */
  readonly #seen = new Uint16Array(WEIGHT_COUNT);
  #block = 0;

  read(text: string): void {
    this.ends.length = 0;
    let words = 0;
    let count = 0;
    let left = 0;
    let last = 0;
    const end = text.length;
    for (let i = 0; i < end && words < MOST_WORDS;) {
      let letter = countedAs(text.charCodeAt(i));
      if (letter === OTHER) {
        i += 1;
        continue;
      }
      let hash = NUMBER;
      let stem = 0;
      if (letter === DIGIT) {
        for (i += 1; i < end && countedAs(text.charCodeAt(i)) === DIGIT;) i += 1;
      } else {
        hash = EMPTY;
        const stemEnd = i + STEM;
        do {
          if (i === stemEnd) stem = hash;
          hash = Math.imul(hash ^ letter, 0x01000193);
          i += 1;
          letter = i < end ? countedAs(text.charCodeAt(i)) : OTHER;
        } while (letter > DIGIT);
      }
      if (left === 0) {
        if (count > 0) this.ends.push(count);
        this.#nextBlock();
        left = BLOCK;
      }
      count = this.#added(hash, count);
      if (stem !== 0) count = this.#added(stem ^ OF_STEM, count);
      if (words > 0) count = this.#added(Math.imul(last, 0x9e3779b1) ^ hash ^ OF_TWO, count);
      last = hash;
      left -= 1;
      words += 1;
    }
    if (count > (this.ends.at(-1) ?? 0)) this.ends.push(count);
    this.words = words;
  }

  #nextBlock(): void {
    if (this.#block === 0xff_ff) {
      this.#seen.fill(0);
      this.#block = 0;
    }
    this.#block += 1;
  }

  /** How many slots there are with that of a hash. */
  #added(hash: number, count: number): number {
    const slot = slotOf(hash);
    if (this.#seen[slot] === this.#block) return count;
    this.#seen[slot] = this.#block;
    this.slots[count] = slot;
    return count + 1;
  }
}

let features: Features | undefined;
let weights: Int8Array | undefined;

/** The slots of each passage of a text, and how many blocks it has. */
export function passagesOf(text: string): { readonly blocks: number; readonly passages: readonly Uint16Array[] } {
  features ??= new Features();
  features.read(text);
  const { slots, ends } = features;
  const passages = ends.slice(0, Math.max(1, ends.length - 1)).map((end, i) => slots.slice(ends[i - 1] ?? 0, ends[i + 1] ?? end));
  return { blocks: ends.length, passages };
}

/**
 * How like a text is to known injections rather than to honest texts, by its words and which stand beside each other: the log-odds of its likest
 * passage. Below zero for almost all that is honest.
 */
export function likeness(text: string): number {
  features ??= new Features();
  weights ??= Int8Array.from(Buffer.from(WEIGHTS, 'base64'), (byte) => (byte << 24) >> 24);
  features.read(text);
  if (features.words < FEWEST_WORDS) return Number.NEGATIVE_INFINITY;
  const { slots, ends } = features;
  let most = Number.NEGATIVE_INFINITY;
  let before = 0;
  let countBefore = 0;
  let from = 0;
  for (let block = 0; block < ends.length; block++) {
    const end = ends[block] ?? 0;
    let sum = 0;
    for (let i = from; i < end; i++) sum += weights[slots[i] ?? 0] ?? 0;
    const count = end - from;
    if (block > 0 || ends.length === 1) most = Math.max(most, ((before + sum) * SCALE) / Math.sqrt(countBefore + count) + BIAS);
    before = sum;
    countBefore = count;
    from = end;
  }
  return most;
}
