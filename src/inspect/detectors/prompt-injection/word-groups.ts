import type { FlatLists } from './flat-lists.js';
import { hasAny } from './vocabulary.js';

/** Groups of words that many phrases share, each one list: whether a text has one of a group's words is asked once. */
export class WordGroups {
  readonly #words: (readonly number[])[] = [];
  readonly #numbers = new Map<readonly number[], number>();
  /** Of the text that is asked about, 1 for a group that it has none of, 2 for one that it has. */
  #known = new Uint8Array(0);

  numberOf(words: readonly number[]): number {
    const number = this.#numbers.get(words) ?? this.#words.push(words) - 1;
    this.#numbers.set(words, number);
    return number;
  }

  /** Another text comes. */
  forget(): void {
    if (this.#known.length < this.#words.length) this.#known = new Uint8Array(this.#words.length);
    this.#known.fill(0);
  }

  /** Whether a text has all groups of one of the lists. */
  haveAll({ starts, numbers }: FlatLists, list: number, present: Uint8Array): boolean {
    const known = this.#known;
    const end = starts[list + 1] ?? 0;
    for (let i = starts[list] ?? 0; i < end; i++) {
      const group = numbers[i] ?? 0;
      const is = known[group] ?? 0;
      if (is === 1) return false;
      if (is === 2) continue;
      const has = hasAny(this.#words[group] ?? NO_WORDS, present);
      known[group] = has ? 2 : 1;
      if (!has) return false;
    }
    return true;
  }
}

const NO_WORDS: readonly number[] = [];
