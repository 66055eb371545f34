import { Readable } from 'node:stream';

const NEWLINE = Buffer.from('\n');

/** Of what waits for the client before the server's streams are paused. */
const HIGH_WATER_BYTES = 256 * 1024;
/** Shorter lines are copied together with their end: one write instead of two. */
const COPIED_BYTES = 16 * 1024;

/** What the client reads, as the lines of a server's stdout. While it does not read, nothing is read from the server either. */
export class ToClient {
  readonly stream: Readable;
  readonly #sources = new Set<Readable>();
  #full = false;

  constructor() {
    this.stream = new Readable({
      highWaterMark: HIGH_WATER_BYTES,
      read: () => {
        if (!this.#full) return;
        this.#full = false;
        for (const source of this.#sources) source.resume();
      },
    });
  }

  /** One line, without its end. */
  write(line: Buffer): void {
    if (this.stream.destroyed || this.stream.readableEnded) return;
    const copied = line.length < COPIED_BYTES;
    if (!copied) this.stream.push(line);
    if (this.stream.push(copied ? Buffer.concat([line, NEWLINE]) : NEWLINE) || this.#full) return;
    this.#full = true;
    for (const source of this.#sources) source.pause();
  }

  /** A stream that is read from now on, as far as the client reads; until it closes. Its listeners are there already. */
  attach(source: Readable): void {
    this.#sources.add(source);
    source.once('close', () => this.#sources.delete(source));
    if (this.#full) source.pause();
  }

  end(): void {
    this.stream.push(null);
  }
}
