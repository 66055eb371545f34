import { BIAS, SCALE, WEIGHTS } from './likeness-weights.js';

/** Features share this many weights by their hash. */
export const WEIGHT_COUNT = 1 << 15;
const MASK = WEIGHT_COUNT - 1;
/** Words of a block; a passage is two blocks in a row, and what is read has eight. */
const BLOCK = 60;
const MOST_WORDS = 8 * BLOCK;
const FEWEST_WORDS = 9;

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;

const EMPTY = 0x811c9dc5 | 0;
/** The hash of every number, so that none says which it was. */
const NUMBER = 0x2b3c9a71;
/** What sets two words in a row and three apart from one. */
const OF_TWO = 0x5bd1e995;
const OF_THREE = 0x27d4eb2f;

function kindOf(code: number): number {
  if (code < 0x80) return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a ? LETTER : code >= 0x30 && code <= 0x39 ? DIGIT : OTHER;
  return code >= 0xc0 && code < 0x250 ? LETTER : OTHER;
}

function slotOf(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) & MASK;
}

function joined(before: number, word: number): number {
  return Math.imul(before, 0x9e3779b1) ^ word;
}

/** The slots of a text's words of Latin letters, of each with the one before and with the two before, block after block, each slot once in a block. */
class Features {
  readonly slots = new Uint16Array(3 * MOST_WORDS);
  /** Where the slots of each block end. */
  readonly ends: number[] = [];
  words = 0;
  #count = 0;
  /** In which block each slot was seen last, of all that were ever read. */
  readonly #seen = new Uint32Array(WEIGHT_COUNT);
  #block = 0;

  read(text: string): void {
    this.ends.length = 0;
    this.words = 0;
    this.#count = 0;
    let last = 0;
    let lastTwo = 0;
    const end = text.length;
    for (let i = 0; i < end && this.words < MOST_WORDS;) {
      const kind = kindOf(text.charCodeAt(i));
      if (kind === OTHER) {
        i += 1;
        continue;
      }
      let hash = kind === DIGIT ? NUMBER : EMPTY;
      for (; i < end; i++) {
        const code = text.charCodeAt(i);
        if (kindOf(code) !== kind) break;
        if (kind === LETTER) hash = Math.imul(hash ^ (code < 0x80 ? code | 0x20 : code), 0x01000193);
      }
      if (this.words % BLOCK === 0) this.#endBlock();
      this.#add(slotOf(hash));
      const two = joined(last, hash);
      if (this.words > 0) this.#add(slotOf(two ^ OF_TWO));
      if (this.words > 1) this.#add(slotOf(joined(lastTwo, hash) ^ OF_THREE));
      lastTwo = two;
      last = hash;
      this.words += 1;
    }
    this.#endBlock();
  }

  #endBlock(): void {
    this.#block = (this.#block + 1) >>> 0;
    if (this.#count > 0) this.ends.push(this.#count);
  }

  #add(slot: number): void {
    if (this.#seen[slot] === this.#block) return;
    this.#seen[slot] = this.#block;
    this.slots[this.#count] = slot;
    this.#count += 1;
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
