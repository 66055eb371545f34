/** Where words begin that phrases begin with, in order. Of `ignore_all` the word `ignore` has a place too. */
export interface Places {
  /** By number one more than the first place of the word; 0 where it has none. */
  readonly first: Int32Array;
  readonly starts: Int32Array;
  /** By place one more than the next place of the same word; 0 behind the last. */
  readonly next: Int32Array;
}

/** Places that are added in order: tables that grow, and are used again. */
export class FoundPlaces implements Places {
  readonly first: Int32Array;
  starts = new Int32Array(256);
  next = new Int32Array(256);
  readonly #last: Int32Array;
  readonly #numbers: number[] = [];
  #count = 0;

  constructor(words: number) {
    this.first = new Int32Array(words);
    this.#last = new Int32Array(words);
  }

  clear(): void {
    for (const number of this.#numbers) this.first[number] = 0;
    this.#numbers.length = 0;
    this.#count = 0;
  }

  add(number: number, start: number): void {
    const at = this.#count++;
    if (at === this.starts.length) this.#grow();
    this.starts[at] = start;
    this.next[at] = 0;
    if (this.first[number] === 0) {
      this.first[number] = at + 1;
      this.#numbers.push(number);
    } else {
      this.next[this.#last[number] ?? 0] = at + 1;
    }
    this.#last[number] = at;
  }

  #grow(): void {
    const { starts, next } = this;
    this.starts = new Int32Array(2 * starts.length);
    this.starts.set(starts);
    this.next = new Int32Array(2 * next.length);
    this.next.set(next);
  }
}
