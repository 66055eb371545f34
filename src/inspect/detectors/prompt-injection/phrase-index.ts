import { flatLists, turnedLists, type FlatLists } from './flat-lists.js';
import type { Reading } from './reading.js';
import { WordGroups } from './word-groups.js';

const NO_WORDS: readonly number[] = [];

/**
 * Which phrases a text may hold by the words that it has. Each stands under the words of the first group of its needs: without any of them it is not
 * in the text. A word of many phrases leads to dozens that are not: the lists are flat, so that they are near each other.
 */
export class PhraseIndex<Phrase extends { readonly needs: readonly (readonly number[])[] }> {
  readonly #phrases: readonly Phrase[];
  /** By word, the phrases that stand under it. */
  readonly #byWord: FlatLists;
  /** Those that need no word. */
  readonly #always: readonly number[];
  /** By phrase, its other groups. */
  readonly #others: FlatLists;
  readonly #groups = new WordGroups();
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
    this.#found = new Int32Array((phrases.length + 31) >> 5);
  }

  /** In their order: a few out of hundreds. */
  possible({ words, present }: Reading): readonly Phrase[] {
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
        if (!groups.haveAll(this.#others, at, present)) continue;
        found[at >> 5] = (found[at >> 5] ?? 0) | (1 << at);
        some = true;
      }
    }
    return some ? this.#take() : [];
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
