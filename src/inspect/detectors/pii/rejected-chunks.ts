import type { PossibleNumbers } from './number-marks.js';

/** Of a text that is one thing repeated, chunks begin in a few ways. */
const MOST_KEPT = 8;
/** What is looked at beside a number to see that it is no part of another. */
const BESIDE = 2;
/** Most texts have fewer chunks, and none twice. */
const FIRST_CHUNKS = 32;
/** After so many a text in which few come again is one of different numbers. */
const LEAST_TRIED = 64;
const LEAST_AGAIN = 1 / 4;

/** The last chunks of a text in which every number failed its check: such a chunk need not be tried again, wherever it stands and whatever is said of it. */
export class RejectedChunks {
  readonly #text: string;
  readonly #kept: string[] = [];
  readonly #possible: PossibleNumbers[] = [];
  #chunks = 0;
  #tried = 0;
  #again = 0;
  #next = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The chunk with what is beside it, where such may be known; undefined where it is not worth it. */
  written(start: number, end: number): string | undefined {
    if (this.#chunks < FIRST_CHUNKS) {
      this.#chunks += 1;
      return undefined;
    }
    if (this.#tried > LEAST_TRIED && this.#again < this.#tried * LEAST_AGAIN) return undefined;
    this.#tried += 1;
    // All have as much beside them, so that none is taken for another.
    return start < BESIDE || end + BESIDE > this.#text.length ? undefined : this.#text.slice(start - BESIDE, end + BESIDE);
  }

  has(written: string, possible: PossibleNumbers): boolean {
    for (let i = 0; i < this.#kept.length; i++) {
      if (this.#possible[i] !== possible || this.#kept[i] !== written) continue;
      this.#again += 1;
      return true;
    }
    return false;
  }

  add(written: string, possible: PossibleNumbers): void {
    this.#kept[this.#next] = written;
    this.#possible[this.#next] = possible;
    this.#next = (this.#next + 1) % MOST_KEPT;
  }
}
