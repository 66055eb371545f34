import type { Line } from '../interceptor.js';
import { Pieces } from '../pieces.js';

/** The longest line, its ending included, that is read whole: 16 MiB, over the SDKs' own read buffers (10 MiB), so that theirs refuse first. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

/** What is kept of a line over the limit: enough to find the id that an answer needs. */
export const LINE_PREFIX_BYTES = 64 * 1024;
/** Of its end: some servers write the id last, and an id has 1,024 bytes at most. */
export const LINE_TAIL_BYTES = 2 * 1024;

const LF = 0x0a;
const CR = 0x0d;
const NOTHING = Buffer.alloc(0);

/**
 * Bytes to lines. Work is linear in the bytes read, however they are cut: a chunk is searched once, a line in one read is a view of
 * it, and one in many is joined once. Holds at most `maxLineBytes` and what they were read in; of a longer line only its ends.
 */
export class LineSplitter {
  readonly #maxLineBytes: number;
  /** The unfinished line, and how many bytes it had in all. */
  readonly #held = new Pieces();
  #length = 0;
  /** The end of a line over the limit. */
  #tail: Buffer = NOTHING;

  constructor(maxLineBytes: number = MAX_LINE_BYTES) {
    this.#maxLineBytes = maxLineBytes;
  }

  /** The lines that `chunk` completes, in order. */
  push(chunk: Buffer): readonly Line[] {
    // With one call in flight a read is one line: then it needs no view of its own, and no list that has room for more.
    const first = chunk.indexOf(LF);
    if (first !== -1 && first === chunk.length - 1) return [this.#complete(chunk)];
    const lines: Line[] = [];
    let start = 0;
    for (let end = first; end !== -1; end = chunk.indexOf(LF, start)) {
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
    const kept = this.#held.take();
    const length = this.#length;
    this.#length = 0;
    if (length <= this.#maxLineBytes) return whole(kept);
    const tail = this.#tail;
    this.#tail = NOTHING;
    return { bytes: kept, raw: kept, ending: piece.length === 0 ? '' : '\n', oversize: length, tail };
  }

  #hold(piece: Buffer): void {
    const before = this.#length;
    this.#length += piece.length;
    if (this.#length <= this.#maxLineBytes) this.#held.append(piece);
    else if (before <= this.#maxLineBytes) this.#keepEnds(piece);
    else this.#tail = lastOf(this.#tail, piece);
  }

  /** The line is over the limit as of this piece. */
  #keepEnds(piece: Buffer): void {
    const prefix = Math.min(this.#maxLineBytes, LINE_PREFIX_BYTES);
    const held = this.#held.take();
    this.#tail = lastOf(held, piece);
    this.#held.append(Buffer.concat([held.subarray(0, prefix), piece.subarray(0, Math.max(0, prefix - held.length))]));
  }
}

/** Copied out, so that what was read is freed. */
function lastOf(before: Buffer, piece: Buffer): Buffer {
  const missing = LINE_TAIL_BYTES - piece.length;
  return Buffer.concat(missing > 0 ? [before.subarray(-missing), piece] : [piece.subarray(-LINE_TAIL_BYTES)]);
}

function whole(raw: Buffer): Line {
  const length = raw.length;
  if (raw[length - 1] !== LF) return { bytes: raw, raw, ending: '' };
  if (raw[length - 2] === CR) return { bytes: raw.subarray(0, length - 2), raw, ending: '\r\n' };
  return { bytes: raw.subarray(0, length - 1), raw, ending: '\n' };
}
