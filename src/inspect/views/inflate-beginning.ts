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
const LONGEST_CODE = 15;
const END_OF_BLOCK = 256;

interface Codes {
  /** How many there are of each length. */
  readonly counts: Uint16Array;
  /** In the order of their codes. */
  readonly symbols: Uint16Array;
}

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

function codesOf(lengths: readonly number[]): Codes {
  const counts = new Uint16Array(LONGEST_CODE + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  const symbols: number[] = [];
  for (let length = 1; length <= LONGEST_CODE; length++) lengths.forEach((each, symbol) => each === length && symbols.push(symbol));
  return { counts, symbols: Uint16Array.from(symbols) };
}

/**
 * The first bytes that compressed ones hold, as many as can be told and at most so many, however they go on: to find that out costs a library much
 * more, above all where it fails.
 */
export function beginningOf(bytes: Buffer, start: number, most: number): Buffer {
  return readFrom(bytes, start, most).bytes;
}

export interface Inflating {
  readonly bytes: Buffer;
  /** How many bytes it was made of. */
  readonly read: number;
}

/** The same, and how far that was read. */
export function readFrom(bytes: Buffer, start: number, most: number): Inflating {
  const reader = new Reader(bytes, start, most);
  return { bytes: reader.read(), read: reader.at - start };
}

class Reader {
  readonly #bytes: Buffer;
  readonly #output: Buffer;
  #at: number;
  #bits = 0;
  #held = 0;
  #count = 0;

  constructor(bytes: Buffer, at: number, most: number) {
    this.#bytes = bytes;
    this.#at = at;
    this.#output = Buffer.alloc(most);
  }

  /** Where the first byte stands that was not asked for. */
  get at(): number {
    return Math.min(this.#at, this.#bytes.length);
  }

  read(): Buffer {
    for (let isLast = false; !isLast && this.#count < this.#output.length;) {
      isLast = this.#take(1) === 1;
      if (!this.#block(this.#take(2))) break;
    }
    return this.#output.subarray(0, this.#count);
  }

  #block(kind: number): boolean {
    if (kind === 0) return this.#stored();
    if (kind === 1) return this.#coded(FIXED.lengths, FIXED.distances);
    return kind === 2 && this.#dynamic();
  }

  #stored(): boolean {
    this.#held = 0;
    const length = this.#take(16);
    if (length < 0 || this.#take(16) !== (length ^ 0xffff)) return false;
    const end = Math.min(this.#at + length, this.#bytes.length);
    this.#count += this.#bytes.copy(this.#output, this.#count, this.#at, end);
    this.#at += length;
    return this.#at <= this.#bytes.length;
  }

  #dynamic(): boolean {
    const lengthCount = this.#take(5) + 257;
    const distanceCount = this.#take(5) + 1;
    const codeCount = this.#take(4) + 4;
    const codeLengths = Array<number>(ORDER.length).fill(0);
    for (const symbol of ORDER.slice(0, codeCount)) codeLengths[symbol] = Math.max(0, this.#take(3));
    const codes = codesOf(codeLengths);
    const lengths: number[] = [];
    while (lengths.length < lengthCount + distanceCount) {
      const symbol = this.#symbol(codes);
      if (symbol < 0) return false;
      if (symbol < 16) lengths.push(symbol);
      else {
        const [bits, least] = symbol === 16 ? [2, 3] : symbol === 17 ? [3, 3] : [7, 11];
        const value = symbol === 16 ? lengths.at(-1) : 0;
        const times = least + this.#take(bits);
        if (value === undefined || times < least) return false;
        for (let i = 0; i < times; i++) lengths.push(value);
      }
    }
    return this.#coded(codesOf(lengths.slice(0, lengthCount)), codesOf(lengths.slice(lengthCount)));
  }

  #coded(lengths: Codes, distances: Codes): boolean {
    while (this.#count < this.#output.length) {
      const symbol = this.#symbol(lengths);
      if (symbol < 0) return false;
      if (symbol === END_OF_BLOCK) return true;
      if (symbol < END_OF_BLOCK) this.#output[this.#count++] = symbol;
      else {
        const length = this.#number(symbol - END_OF_BLOCK - 1, LENGTHS, LENGTH_BITS);
        const distance = this.#number(this.#symbol(distances), DISTANCES, DISTANCE_BITS);
        if (length < 0 || distance < 0 || distance > this.#count) return false;
        const end = Math.min(this.#count + length, this.#output.length);
        for (; this.#count < end; this.#count++) this.#output[this.#count] = this.#output[this.#count - distance] ?? 0;
      }
    }
    return true;
  }

  #number(index: number, least: readonly number[], bits: readonly number[]): number {
    const from = least[index];
    const more = from === undefined ? -1 : this.#take(bits[index] ?? 0);
    return from === undefined || more < 0 ? -1 : from + more;
  }

  /** -1 where there is no such code, or the bytes end. */
  #symbol({ counts, symbols }: Codes): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= LONGEST_CODE; length++) {
      const bit = this.#take(1);
      if (bit < 0) return -1;
      code |= bit;
      const count = counts[length] ?? 0;
      if (code - count < first) return symbols[index + code - first] ?? -1;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    return -1;
  }

  /** So many bits; -1 where the bytes end. */
  #take(count: number): number {
    while (this.#held < count) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) return -1;
      this.#at += 1;
      this.#bits |= byte << this.#held;
      this.#held += 8;
    }
    const value = this.#bits & ((1 << count) - 1);
    this.#bits >>>= count;
    this.#held -= count;
    return value;
  }
}
