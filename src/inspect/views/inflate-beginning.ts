import { DeflateBits, codesOf, type Codes } from './deflate-bits.js';

/** RFC 1951 §3.2.5: what lengths and distances begin at, and how many bits more they have. */
const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCES = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385,
  24577,
];
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
/** §3.2.7: in which order the lengths of the codes of lengths come. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const END_OF_BLOCK = 256;

/** §3.2.6. */
const FIXED = {
  lengths: codesOf([
    ...Array<number>(144).fill(8),
    ...Array<number>(112).fill(9),
    ...Array<number>(24).fill(7),
    ...Array<number>(8).fill(8),
  ]),
  distances: codesOf(Array<number>(30).fill(5)),
};

export interface Inflating {
  readonly bytes: Buffer;
  /** How many bytes it was made of. */
  readonly read: number;
}

/**
 * The first bytes that compressed ones hold, as many as can be told and at most so many, however they go on: to find that out costs a library much
 * more, above all where it fails.
 */
export function beginningOf(bytes: Buffer, start: number, most: number): Inflating {
  const bits = new DeflateBits(bytes, start);
  return { bytes: new Reader(bits, most).read(), read: bits.at - start };
}

class Reader {
  readonly #bits: DeflateBits;
  readonly #output: Buffer;
  #count = 0;

  constructor(bits: DeflateBits, most: number) {
    this.#bits = bits;
    this.#output = Buffer.alloc(most);
  }

  read(): Buffer {
    for (let isLast = false; !isLast && this.#count < this.#output.length;) {
      isLast = this.#bits.take(1) === 1;
      if (!this.#block(this.#bits.take(2))) break;
    }
    return this.#output.subarray(0, this.#count);
  }

  #block(kind: number): boolean {
    if (kind === 0) return this.#stored();
    if (kind === 1) return this.#coded(FIXED.lengths, FIXED.distances);
    return kind === 2 && this.#dynamic();
  }

  #stored(): boolean {
    this.#bits.endByte();
    const length = this.#bits.take(16);
    if (length < 0 || this.#bits.take(16) !== (length ^ 0xffff)) return false;
    const bytes = this.#bits.bytes(length);
    this.#count += bytes.copy(this.#output, this.#count);
    return bytes.length === length;
  }

  #dynamic(): boolean {
    const lengthCount = this.#bits.take(5) + 257;
    const distanceCount = this.#bits.take(5) + 1;
    const codeCount = this.#bits.take(4) + 4;
    const codeLengths = Array<number>(ORDER.length).fill(0);
    for (const symbol of ORDER.slice(0, codeCount)) codeLengths[symbol] = Math.max(0, this.#bits.take(3));
    const codes = codesOf(codeLengths);
    const lengths: number[] = [];
    while (lengths.length < lengthCount + distanceCount) {
      const symbol = this.#bits.symbol(codes);
      if (symbol < 0) return false;
      if (symbol < 16) lengths.push(symbol);
      else {
        const [bits, least] = symbol === 16 ? [2, 3] : symbol === 17 ? [3, 3] : [7, 11];
        const value = symbol === 16 ? lengths.at(-1) : 0;
        const times = least + this.#bits.take(bits);
        if (value === undefined || times < least) return false;
        for (let i = 0; i < times; i++) lengths.push(value);
      }
    }
    return this.#coded(codesOf(lengths.slice(0, lengthCount)), codesOf(lengths.slice(lengthCount)));
  }

  #coded(lengths: Codes, distances: Codes): boolean {
    while (this.#count < this.#output.length) {
      const symbol = this.#bits.symbol(lengths);
      if (symbol < 0) return false;
      if (symbol === END_OF_BLOCK) return true;
      if (symbol < END_OF_BLOCK) this.#output[this.#count++] = symbol;
      else {
        const length = this.#number(symbol - END_OF_BLOCK - 1, LENGTHS, LENGTH_BITS);
        const distance = this.#number(this.#bits.symbol(distances), DISTANCES, DISTANCE_BITS);
        if (length < 0 || distance < 0 || distance > this.#count) return false;
        const end = Math.min(this.#count + length, this.#output.length);
        for (; this.#count < end; this.#count++) this.#output[this.#count] = this.#output[this.#count - distance] ?? 0;
      }
    }
    return true;
  }

  #number(index: number, least: readonly number[], bits: readonly number[]): number {
    const from = least[index];
    const more = from === undefined ? -1 : this.#bits.take(bits[index] ?? 0);
    return from === undefined || more < 0 ? -1 : from + more;
  }
}
