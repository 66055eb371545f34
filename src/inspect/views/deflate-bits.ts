const LONGEST_CODE = 15;

/** A code of Huffman (RFC 1951 §3.2.2), by the lengths of its codes alone. */
export interface Codes {
  /** How many there are of each length. */
  readonly counts: Uint16Array;
  /** In the order of their codes. */
  readonly symbols: Uint16Array;
}

export function codesOf(lengths: readonly number[]): Codes {
  const counts = new Uint16Array(LONGEST_CODE + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  const symbols: number[] = [];
  for (let length = 1; length <= LONGEST_CODE; length++) lengths.forEach((each, symbol) => each === length && symbols.push(symbol));
  return { counts, symbols: Uint16Array.from(symbols) };
}

/** Bytes as deflate reads them, from the lowest bit of each on (§3.1.1). */
export class DeflateBits {
  readonly #bytes: Buffer;
  #at: number;
  #bits = 0;
  #held = 0;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** Where the first byte stands that was not asked for. */
  get at(): number {
    return Math.min(this.#at, this.#bytes.length);
  }

  /** So many bits; -1 where the bytes end. */
  take(count: number): number {
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

  /** -1 where there is no such code, or the bytes end. */
  symbol({ counts, symbols }: Codes): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= LONGEST_CODE; length++) {
      const bit = this.take(1);
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

  /** What is left of a byte is none of what follows, whatever it is (§3.2.4). */
  endByte(): void {
    this.#bits = 0;
    this.#held = 0;
  }

  /** So many whole bytes; fewer where there are no more. */
  bytes(count: number): Buffer {
    const start = this.#at;
    this.#at = Math.min(start + count, this.#bytes.length);
    return this.#bytes.subarray(start, this.#at);
  }
}
