import type { FlatLists } from './flat-lists.js';
import type { Reading } from './reading.js';
import { WHOLE } from './vocabulary.js';

/** What is known of a group in the text that is asked about, a bit each. */
const ASKED = 1;
const STANDS = 2;
const PLACED = 4;

/** Groups of words that many phrases share: whether a text has one of a group's words is asked once. */
export class WordGroups {
  readonly #words: FlatLists;
  readonly #known: Uint8Array;
  /** In which blocks of the text one of its words stands, of those that are `PLACED`. */
  readonly #blocks: Int32Array;

  constructor(words: FlatLists) {
    const groups = words.starts.length - 1;
    this.#words = words;
    this.#known = new Uint8Array(groups);
    this.#blocks = new Int32Array(groups);
  }

  /** Another text comes. */
  forget(): void {
    this.#known.fill(0);
  }

  /** Whether a text has all groups of one of the lists. */
  haveAll({ starts, numbers }: FlatLists, list: number, present: Uint8Array): boolean {
    const known = this.#known;
    const end = starts[list + 1] ?? 0;
    for (let i = starts[list] ?? 0; i < end; i++) {
      const group = numbers[i] ?? 0;
      const is = known[group] ?? 0;
      if ((is & STANDS) !== 0) continue;
      if ((is & ASKED) !== 0) return false;
      const has = this.#hasAny(group, present);
      known[group] = is | (has ? ASKED | STANDS : ASKED);
      if (!has) return false;
    }
    return true;
  }

  /** In which blocks of the text that is asked about one of a group's words stands, alone or as a part of another. */
  blocksOf(group: number, { present, blocks }: Reading): number {
    const is = this.#known[group] ?? 0;
    if ((is & PLACED) !== 0) return this.#blocks[group] ?? 0;
    let found = 0;
    const { starts, numbers } = this.#words;
    const end = starts[group + 1] ?? 0;
    for (let i = starts[group] ?? 0; i < end; i++) {
      const word = numbers[i] ?? 0;
      if (present[word] !== 0) found |= blocks[word] ?? 0;
    }
    this.#known[group] = is | PLACED;
    this.#blocks[group] = found;
    return found;
  }

  #hasAny(group: number, present: Uint8Array): boolean {
    const { starts, numbers } = this.#words;
    const end = starts[group + 1] ?? 0;
    for (let i = starts[group] ?? 0; i < end; i++) if (present[numbers[i] ?? 0] === WHOLE) return true;
    return false;
  }
}
