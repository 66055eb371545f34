import type { Line } from './interceptor.js';

/** The longest line, its ending included, that is read whole: 16 MiB, over the SDKs' own read buffers (10 MiB), so that theirs refuse first. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

/** What is kept of a line over the limit: enough to find the id that an answer needs. */
export const LINE_PREFIX_BYTES = 64 * 1024;

/** The first allocation for a line in several reads; a line in one read is a view of it. */
const FIRST_ALLOCATION = 1024;

const LF = 0x0a;
const CR = 0x0d;
const NOTHING = Buffer.alloc(0);

/**
 * Bytes to lines. Work is linear in the bytes read, however they are cut: a chunk is searched once, and what waits for its
 * ending is copied into a buffer that doubles. Holds at most twice `maxLineBytes`; of a longer line only a prefix.
 */
export class LineSplitter {
  readonly #maxLineBytes: number;
  readonly #prefixBytes: number;
  /** The unfinished line: its first bytes, and how many there were in all. */
  #held: Buffer = NOTHING;
  #kept = 0;
  #length = 0;

  constructor(maxLineBytes: number = MAX_LINE_BYTES) {
    this.#maxLineBytes = maxLineBytes;
    this.#prefixBytes = Math.min(maxLineBytes, LINE_PREFIX_BYTES);
  }

  /** The lines that `chunk` completes, in order. */
  push(chunk: Buffer): Line[] {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(LF, start); end !== -1; end = chunk.indexOf(LF, start)) {
      lines.push(this.#complete(chunk.subarray(start, end + 1)));
      start = end + 1;
    }
    if (start < chunk.length) this.#hold(chunk.subarray(start));
    return lines;
  }

  /** The unterminated rest at the end of the stream, or nothing. */
  end(): Line[] {
    return this.#length === 0 ? [] : [this.#complete(NOTHING)];
  }

  #complete(piece: Buffer): Line {
    if (this.#length === 0 && piece.length <= this.#maxLineBytes) return whole(piece);
    this.#hold(piece);
    const kept = this.#held.subarray(0, this.#kept);
    const length = this.#length;
    this.#held = NOTHING;
    this.#kept = 0;
    this.#length = 0;
    return length > this.#maxLineBytes ? { bytes: kept, raw: kept, ending: piece.length === 0 ? '' : '\n', oversize: length } : whole(kept);
  }

  #hold(piece: Buffer): void {
    this.#length += piece.length;
    if (this.#length > this.#maxLineBytes) {
      // The prefix is copied out, so that the rest is freed at once.
      if (this.#kept < this.#prefixBytes) this.#append(piece.subarray(0, this.#prefixBytes - this.#kept));
      else if (this.#kept > this.#prefixBytes) this.#held = Buffer.from(this.#held.subarray(0, this.#prefixBytes));
      this.#kept = this.#prefixBytes;
      return;
    }
    this.#append(piece);
  }

  #append(piece: Buffer): void {
    const needed = this.#kept + piece.length;
    if (needed > this.#held.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(FIRST_ALLOCATION, needed, this.#held.length * 2));
      this.#held.copy(grown, 0, 0, this.#kept);
      this.#held = grown;
    }
    piece.copy(this.#held, this.#kept);
    this.#kept = needed;
  }
}

function whole(raw: Buffer): Line {
  const length = raw.length;
  if (raw[length - 1] !== LF) return { bytes: raw, raw, ending: '' };
  if (raw[length - 2] === CR) return { bytes: raw.subarray(0, length - 2), raw, ending: '\r\n' };
  return { bytes: raw.subarray(0, length - 1), raw, ending: '\n' };
}
