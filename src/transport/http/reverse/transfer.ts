import type { Exchange } from '../../interceptor.js';
import type { HttpCall } from '../http-backend.js';
import type { Shares } from '../shares.js';
import type { Session } from './sessions.js';
import type { Sending } from './upstream.js';

/** What was made of the client's request. */
export interface Outgoing {
  readonly call: HttpCall;
  /** Decides about it and about what answers it. */
  readonly exchange: Exchange;
  /** The exchange is this request's own, and ends with it. */
  readonly own: boolean;
  /** Undefined outside of sessions. */
  readonly session: Session | undefined;
  /** A request of 2026-07-28 or later: its end is its cancellation. */
  readonly modern: boolean;
  /** It stays open for what the server says unasked: a GET, a listen. */
  readonly listens: boolean;
  /** The message that goes on. Undefined for GET and DELETE. */
  readonly sent: Buffer | undefined;
  /** The client sent a batch: answers come together. */
  readonly batch: boolean;
  /** Answers of ours to what does not go on with the rest of its batch. */
  readonly refusals: readonly Buffer[];
}

/** A slot among those whose answer is read although nobody waits for it. */
export interface LingeringSlot {
  release(): void;
}

export interface TransferParts {
  readonly takeSlot: (transfer: Transfer) => LingeringSlot | undefined;
  /** For what is held of answers, of all transfers together, in bytes. */
  readonly budget: Shares;
}

/** One request of a client on its way to the server and back. */
export class Transfer {
  readonly out: Outgoing;
  readonly outcome: Sending['outcome'];
  /** That of the request, or the one that its stream began. */
  session: Session | undefined;
  /** The client has gone; what still comes is read for the record alone. */
  gone = false;
  /** The stream had ids: the client can ask for the rest of it. */
  resumable = false;
  readonly #sending: Sending;
  readonly #parts: TransferParts;
  #slot: LingeringSlot | undefined;
  #held = 0;
  #read = false;
  #closed = false;

  constructor(out: Outgoing, sending: Sending, parts: TransferParts) {
    this.out = out;
    this.outcome = sending.outcome;
    this.session = out.session;
    this.#sending = sending;
    this.#parts = parts;
    out.call.response.once('close', () => this.#onClose());
  }

  /** Tears down what is left of it at the server. */
  abort(): void {
    this.#sending.abort();
  }

  /** What is held of its answer now, in bytes: what is not complete yet, and what its client has not taken. False: there is no room for it. */
  holds(bytes: number): boolean {
    const more = bytes - this.#held;
    const { budget } = this.#parts;
    const { key } = this.out.call.caller;
    if (more > 0 && !budget.take(key, more)) return false;
    if (more < 0) budget.give(key, -more);
    this.#held = bytes;
    return true;
  }

  /** Everything was read. */
  done(): void {
    this.#slot?.release();
    this.#read = true;
    if (this.#closed) this.holds(0);
  }

  /**
   * From 2026-07-28 on the end of the response is the end of the request. Before, it is not a cancellation: the server may resume the
   * stream elsewhere, for which this connection must go (it sends each message on one); else its answer is read to its end.
   */
  #onClose(): void {
    this.#closed = true;
    if (this.#read) this.holds(0);
    if (this.out.call.response.writableFinished) return;
    this.gone = true;
    const { modern, listens } = this.out;
    this.#slot = modern || listens || this.resumable ? undefined : this.#parts.takeSlot(this);
    if (this.#slot === undefined) this.abort();
  }
}
