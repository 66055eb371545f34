import { flatLists, turnedLists, type FlatLists } from './flat-lists.js';
import type { LaterWords } from './number-words.js';
import type { Reading } from './reading.js';
import { WordGroups } from './word-groups.js';

const NO_WORDS: readonly number[] = [];

/** What the index knows a phrase by. */
interface Indexed {
  readonly needs: readonly (readonly number[])[];
  readonly begins?: readonly number[] | undefined;
  readonly later?: readonly LaterWords[];
}

/**
 * Which phrases a text may hold by the words that it has, and by how far from each other they stand. Each stands under the words of the first group
 * of its needs: without any of them it is not in the text. A word of many phrases leads to dozens that are not: the lists are flat, so that they are
 * near each other.
 */
export class PhraseIndex<Phrase extends Indexed> {
  readonly #phrases: readonly Phrase[];
  /** By word, the phrases that stand under it. */
  readonly #byWord: FlatLists;
  /** Those that need no word. */
  readonly #always: readonly number[];
  /** By phrase, its other groups. */
  readonly #others: FlatLists;
  readonly #groups = new WordGroups();
  /** By phrase the group of the words that it begins with, -1 where they are not told, and in turn those behind them and how far they are at most. */
  readonly #begins: Int32Array;
  readonly #later: FlatLists;
  /** A bit for each phrase that is found, so that they come in their order. */
  readonly #found: Int32Array;

  /** `size`: how many words there are. */
  constructor(phrases: readonly Phrase[], size: number) {
    this.#phrases = phrases;
    this.#byWord = turnedLists(
      phrases.map(({ needs }) => needs[0] ?? NO_WORDS),
      size,
    );
    this.#always = phrases.flatMap(({ needs }, at) => (needs.length === 0 ? [at] : []));
    this.#others = flatLists(phrases.map(({ needs }) => needs.slice(1).map((group) => this.#groups.numberOf(group))));
    this.#begins = Int32Array.from(phrases, ({ begins, later = [] }) => (begins && later.length > 0 ? this.#groups.numberOf(begins) : -1));
    this.#later = flatLists(phrases.map(({ later = [] }) => later.flatMap(({ words, within }) => [this.#groups.numberOf(words), within])));
    this.#found = new Int32Array((phrases.length + 31) >> 5);
  }

  /** In their order: a few out of hundreds. */
  possible(reading: Reading): readonly Phrase[] {
    const { words, present } = reading;
    if (words.length === 0) return [];
    const found = this.#found;
    const groups = this.#groups;
    const { starts, numbers } = this.#byWord;
    let some = this.#always.length > 0;
    for (const at of this.#always) found[at >> 5] = (found[at >> 5] ?? 0) | (1 << at);
    groups.forget();
    for (const word of words) {
      const end = starts[word + 1] ?? 0;
      for (let i = starts[word] ?? 0; i < end; i++) {
        const at = numbers[i] ?? 0;
        if (!groups.haveAll(this.#others, at, present) || !this.#areNear(at, reading)) continue;
        found[at >> 5] = (found[at >> 5] ?? 0) | (1 << at);
        some = true;
      }
    }
    return some ? this.#take() : [];
  }

  /** Whether what a phrase begins with stands in a block of the text from which the words behind it may be reached. */
  #areNear(at: number, reading: Reading): boolean {
    const begins = this.#begins[at] ?? -1;
    if (begins < 0) return true;
    let near = this.#groups.blocksOf(begins, reading);
    const { starts, numbers } = this.#later;
    const end = starts[at + 1] ?? 0;
    for (let i = starts[at] ?? 0; i < end && near !== 0; i += 2) {
      const words = this.#groups.blocksOf(numbers[i] ?? 0, reading);
      near &= withBlocksBefore(words, Math.ceil((numbers[i + 1] ?? 0) * reading.density));
    }
    return near !== 0;
  }

  /** The phrases that are found; none is any more. */
  #take(): readonly Phrase[] {
    const found = this.#found;
    const taken: Phrase[] = [];
    for (let i = 0; i < found.length; i++) {
      for (let bits = found[i] ?? 0; bits !== 0; bits &= bits - 1) {
        const phrase = this.#phrases[(i << 5) + 31 - Math.clz32(bits & -bits)];
        if (phrase !== undefined) taken.push(phrase);
      }
      found[i] = 0;
    }
    return taken;
  }
}

/** Some blocks, and so many before each of them. */
function withBlocksBefore(blocks: number, count: number): number {
  let all = blocks;
  for (let step = 1, left = count; left > 0; left -= step, step *= 2) all |= all >>> Math.min(step, left);
  return all;
}
