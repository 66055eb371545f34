import { UnusableModule } from '../wasm/errors.js';

/** Bytes of a WASM module, read from the front. Throws `UnusableModule` where they end too early. */
export class Reader {
  readonly bytes: Uint8Array;
  at: number;
  readonly end: number;

  constructor(bytes: Uint8Array, at: number, end: number) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  byte(): number {
    const byte = this.at < this.end ? this.bytes[this.at++] : undefined;
    if (byte === undefined) throw new UnusableModule('`policy.wasm` cannot be used: it ends in the middle');
    return byte;
  }

  /** Unsigned LEB128 of at most 32 bits. */
  u32(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new UnusableModule('`policy.wasm` cannot be used: it has a number of more than 32 bits where a count belongs');
  }

  /** Over a LEB128 of any sign and size that WASM knows. */
  skipLeb(): void {
    while (this.byte() >= 0x80);
  }

  skip(bytes: number): void {
    if (bytes > this.end - this.at) throw new UnusableModule('`policy.wasm` cannot be used: it ends in the middle');
    this.at += bytes;
  }
}

export function u32(value: number): readonly number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) + 0x80);
  return [...bytes, rest];
}

/** Signed LEB128. */
export function s64(value: bigint): readonly number[] {
  const bytes: number[] = [];
  for (let rest = value; ;) {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    const done = (rest === 0n && low < 0x40) || (rest === -1n && low >= 0x40);
    bytes.push(done ? low : low + 0x80);
    if (done) return bytes;
  }
}
