import type { IndexTable } from './phrase-table.js';
import type { Reading } from './reading.js';
import { WordGroups } from './word-groups.js';

/**
 * Which phrases a text may hold by the words that it has, and by how far from each other they stand. Each stands under the words of the first group
 * of its needs: without any of them it is not in the text. A word of many phrases leads to dozens that are not: the lists are flat, so that they are
 * near each other.
 */
export class PhraseIndex<Phrase> {
  readonly #table: IndexTable;
  readonly #phraseAt: (at: number) => Phrase;
  readonly #groups: WordGroups;
  /** A bit for each phrase that is found, so that they come in their order. */
  readonly #found: Int32Array;

  /** `phraseAt`: the phrase with a number. */
  constructor(table: IndexTable, phraseAt: (at: number) => Phrase) {
    this.#table = table;
    this.#phraseAt = phraseAt;
    this.#groups = new WordGroups(table.groups);
    this.#found = new Int32Array((table.begins.length + 31) >> 5);
  }

  /** In their order: a few out of hundreds. `apart`: so much further from each other may words stand. */
  possible(reading: Reading, apart = 0): readonly Phrase[] {
    const { words, present } = reading;
    if (words.length === 0) return [];
    const found = this.#found;
    const groups = this.#groups;
    const { always, others, byWord } = this.#table;
    const { starts, numbers } = byWord;
    let some = always.length > 0;
    for (const at of always) found[at >> 5] = (found[at >> 5] ?? 0) | (1 << at);
    groups.forget();
    for (const word of words) {
      const end = starts[word + 1] ?? 0;
      for (let i = starts[word] ?? 0; i < end; i++) {
        const at = numbers[i] ?? 0;
        if (!groups.haveAll(others, at, present) || !this.#areNear(at, reading, apart)) continue;
        found[at >> 5] = (found[at >> 5] ?? 0) | (1 << at);
        some = true;
      }
    }
    return some ? this.#take() : [];
  }

  /** Whether what a phrase begins with stands in a block of the text from which the words behind it may be reached. */
  #areNear(at: number, reading: Reading, apart: number): boolean {
    const begins = this.#table.begins[at] ?? 0;
    const { starts, numbers } = this.#table.later;
    const first = starts[at] ?? 0;
    const end = starts[at + 1] ?? 0;
    if (begins === 0 || first === end) return true;
    let near = this.#groups.blocksOf(begins - 1, reading);
    for (let i = first; i < end && near !== 0; i += 2) {
      const words = this.#groups.blocksOf(numbers[i] ?? 0, reading);
      near &= withBlocksBefore(words, Math.ceil(((numbers[i + 1] ?? 0) + apart) * reading.density));
    }
    return near !== 0;
  }

  /** The phrases that are found; none is any more. */
  #take(): readonly Phrase[] {
    const found = this.#found;
    const taken: Phrase[] = [];
    for (let i = 0; i < found.length; i++) {
      for (let bits = found[i] ?? 0; bits !== 0; bits &= bits - 1) {
        taken.push(this.#phraseAt((i << 5) + 31 - Math.clz32(bits & -bits)));
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
