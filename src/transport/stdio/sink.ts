import type { Writable } from 'node:stream';
import { writeNow } from './write-now.js';

/**
 * One side's output. A group of buffers leaves in one write: neighbours in the same read are one view again (no copy),
 * the rest goes through writev. What is written once the reader has gone, or after the end, is dropped.
 */
export class Sink {
  readonly #stream: Writable;
  /** A last line without an ending was written: the next message must not continue it. */
  #midLine = false;

  /** `onBroken`: the reader is gone (EPIPE and its kin). */
  constructor(stream: Writable, onBroken: () => void) {
    this.#stream = stream;
    // Without a listener the process would die of it. It stays, for an error may come late.
    stream.on('error', onBroken);
  }

  get open(): boolean {
    return this.#stream.writable;
  }

  /** Bytes that wait for the reader. */
  get backlog(): number {
    return this.open ? this.#stream.writableLength : 0;
  }

  /** Whether the reader has fallen behind; `onMove` tells when it has caught up, or gone. */
  get full(): boolean {
    return this.open && this.#stream.writableNeedDrain;
  }

  /** A backlog of so many bytes, or of as many as it takes for `onMove` to tell when there is room again: below its mark a stream does not say so. */
  told(bytes: number): number {
    return Math.max(bytes, this.#stream.writableHighWaterMark);
  }

  write(buffers: readonly Buffer[]): void {
    const pieces = joinNeighbours(buffers);
    const last = pieces.at(-1);
    if (last === undefined || !this.open) return;
    this.#write(pieces);
    this.#midLine = last.at(-1) !== NEWLINE[0];
  }

  #write(pieces: readonly Buffer[]): void {
    const [first] = pieces;
    if (first !== undefined && pieces.length === 1 && !this.#midLine) {
      const written = writeNow(this.#stream, first);
      if (written < first.length) this.#stream.write(written === 0 ? first : first.subarray(written));
      return;
    }
    this.#stream.cork();
    if (this.#midLine) this.#stream.write(NEWLINE);
    for (const piece of pieces) this.#stream.write(piece);
    this.#stream.uncork();
  }

  /** Returns how to stop listening. */
  onMove(listener: () => void): () => void {
    for (const event of MOVES) this.#stream.on(event, listener);
    return () => {
      for (const event of MOVES) this.#stream.off(event, listener);
    };
  }
}

const NEWLINE = Buffer.from('\n');
const MOVES = ['drain', 'close', 'error'] as const;

function joinNeighbours(buffers: readonly Buffer[]): readonly Buffer[] {
  if (buffers.length === 0 || (buffers.length === 1 && buffers[0]?.length !== 0)) return buffers;
  const pieces: Buffer[] = [];
  let first: Buffer | undefined;
  /** Of `first` and of those that follow it in memory. */
  let length = 0;
  for (const buffer of buffers) {
    if (buffer.length === 0) continue;
    if (first !== undefined && first.buffer === buffer.buffer && first.byteOffset + length === buffer.byteOffset) {
      length += buffer.length;
      continue;
    }
    if (first !== undefined) pieces.push(joined(first, length));
    first = buffer;
    length = buffer.length;
  }
  if (first !== undefined) pieces.push(joined(first, length));
  return pieces;
}

function joined(first: Buffer, length: number): Buffer {
  return first.length === length ? first : Buffer.from(first.buffer, first.byteOffset, length);
}
