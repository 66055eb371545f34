import type { Writable } from 'node:stream';

/**
 * One side's output. A group of buffers leaves in one write: neighbours in the same read are one view again (no copy),
 * the rest goes through writev.
 */
export class Sink {
  readonly #stream: Writable;
  #open = true;
  /** A last line without an ending was written: the next message must not continue it. */
  #midLine = false;

  constructor(stream: Writable, onBroken: (error: Error) => void) {
    this.#stream = stream;
    // EPIPE and its kin: the reader is gone. Without a listener the process would die of it.
    stream.on('error', (error: Error) => {
      this.#open = false;
      onBroken(error);
    });
    stream.on('close', () => {
      this.#open = false;
    });
  }

  get open(): boolean {
    return this.#open;
  }

  /** Bytes that wait for the reader. */
  get backlog(): number {
    return this.#open ? this.#stream.writableLength : 0;
  }

  /** Whether the reader has fallen behind; `onDrain` tells when it has caught up. */
  get full(): boolean {
    return this.#open && this.#stream.writableNeedDrain;
  }

  write(buffers: readonly Buffer[]): void {
    if (!this.#open || buffers.length === 0) return;
    const pieces = joinNeighbours(buffers);
    const many = pieces.length > 1 || this.#midLine;
    if (many) this.#stream.cork();
    if (this.#midLine) this.#stream.write('\n');
    for (const piece of pieces) this.#stream.write(piece);
    if (many) this.#stream.uncork();
    this.#midLine = pieces.at(-1)?.at(-1) !== 0x0a;
  }

  onDrain(listener: () => void): void {
    this.#stream.on('drain', listener);
    this.#stream.on('close', listener);
    this.#stream.on('error', listener);
  }
}

function joinNeighbours(buffers: readonly Buffer[]): Buffer[] {
  const pieces: Buffer[] = [];
  let last: Buffer | undefined;
  for (const buffer of buffers) {
    if (last !== undefined && last.buffer === buffer.buffer && last.byteOffset + last.length === buffer.byteOffset) {
      last = Buffer.from(last.buffer, last.byteOffset, last.length + buffer.length);
      pieces[pieces.length - 1] = last;
    } else {
      last = buffer;
      pieces.push(buffer);
    }
  }
  return pieces;
}
