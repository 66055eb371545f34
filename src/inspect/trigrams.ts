/** Of the table; a number for every three characters, some share theirs. */
const BITS = 14;
const SIZE = 1 << BITS;
/** Three characters and no more are within `BITS`. */
const SHIFT = 5;

/** Units below 128 in lower case. */
const LOWER = Uint8Array.from({ length: 128 }, (_, code) => (code >= 65 && code <= 90 ? code | 0x20 : code));

/** Which three characters in a row a text has, letters of ASCII whatever their case. Made once: texts are read into it one after the other. */
export class Trigrams {
  /** By number the last text that had it. */
  readonly #last = new Uint32Array(SIZE);
  #texts = 0;

  read(text: string): void {
    this.#texts = (this.#texts + 1) >>> 0;
    if (this.#texts === 0) {
      this.#last.fill(0);
      this.#texts = 1;
    }
    const last = this.#last;
    const number = this.#texts;
    let three = 0;
    for (let i = 0; i < text.length; i++) {
      three = next(three, text.charCodeAt(i));
      last[three] = number;
    }
  }

  hasAll(trigrams: Uint16Array): boolean {
    for (let i = 0; i < trigrams.length; i++) if (this.#last[trigrams[i] ?? 0] !== this.#texts) return false;
    return true;
  }
}

function next(three: number, code: number): number {
  return ((three << SHIFT) ^ (code < 128 ? (LOWER[code] ?? code) : code)) & (SIZE - 1);
}

/** The numbers of a text's trigrams, in order. */
export function trigramsOf(text: string): Uint16Array {
  const found: number[] = [];
  let three = 0;
  for (let i = 0; i < text.length; i++) {
    three = next(three, text.charCodeAt(i));
    if (i >= 2) found.push(three);
  }
  return Uint16Array.from(found);
}
