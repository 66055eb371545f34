import { UNDELIVERED_BYTES, UNDELIVERED_MESSAGES, UNDELIVERED_REQUEST_MS } from './limits.js';

export interface Waiting {
  readonly message: Buffer;
  /** Of a request: somebody waits for its answer. */
  readonly idText: string | undefined;
  /** Monotonic milliseconds. */
  readonly since: number;
}

/**
 * What a server says to a client that has no stream open. Over the limits the oldest notifications go, and are lost as they are without
 * a stream in any server; a request never goes silently: whoever puts one in gets back those that somebody must answer.
 */
export class Undelivered {
  #waiting: Waiting[] = [];
  #bytes = 0;
  /** Notifications that were dropped. */
  dropped = 0;

  get empty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Returns the requests that have to be refused instead of waiting. */
  add(waiting: Waiting): readonly Waiting[] {
    // A copy: what was read is a view of a much larger buffer.
    const kept = { ...waiting, message: Buffer.from(waiting.message) };
    this.#waiting.push(kept);
    this.#bytes += kept.message.length;
    while (this.#over()) {
      const oldest = this.#waiting.findIndex(({ idText }) => idText === undefined);
      if (oldest === -1) return [this.#remove(this.#waiting.length - 1)];
      this.#remove(oldest);
      this.dropped++;
    }
    return [];
  }

  /** All of it, in order. */
  take(): readonly Waiting[] {
    const all = this.#waiting;
    this.#waiting = [];
    this.#bytes = 0;
    return all;
  }

  /** The requests that have waited for too long. */
  expired(now: number): readonly Waiting[] {
    const late = this.#waiting.filter(({ idText, since }) => idText !== undefined && now - since >= UNDELIVERED_REQUEST_MS);
    for (const waiting of late) this.#remove(this.#waiting.indexOf(waiting));
    return late;
  }

  #over(): boolean {
    return this.#waiting.length > UNDELIVERED_MESSAGES || this.#bytes > UNDELIVERED_BYTES;
  }

  #remove(index: number): Waiting {
    const [waiting] = this.#waiting.splice(index, 1);
    if (waiting === undefined) throw new RangeError('nothing waits there');
    this.#bytes -= waiting.message.length;
    return waiting;
  }
}
