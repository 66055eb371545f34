import type { RequestId } from '../../../protocol/message.js';
import { Activity } from './activity.js';
import { deferred } from './deferred.js';
import type { Outgoing, Request } from './outgoing.js';

/** What the client has said in one line, on its way until nobody waits for it any more. */
export class Call {
  readonly out: Outgoing;
  /** The POST, and every stream that goes on with its answer. */
  readonly activity = new Activity();
  /** Nobody waits: all requests are answered or taken back, a message that asks nothing has been accepted. */
  readonly settled: Promise<void>;
  readonly #settle: () => void;
  #waiting: number;

  constructor(out: Outgoing, waiting: number) {
    const { promise, resolve } = deferred();
    this.out = out;
    this.settled = promise;
    this.#settle = resolve;
    this.#waiting = waiting;
  }

  get waits(): boolean {
    return this.#waiting > 0;
  }

  /** One of its requests waits no longer. */
  answered(): void {
    this.#waiting--;
    if (this.#waiting <= 0) this.#settle();
  }

  /** It has been accepted, or never will be. */
  accepted(): void {
    if (this.#waiting <= 0) this.#settle();
  }
}

export interface WaitingRequest extends Request {
  readonly call: Call;
}

/** The requests of the client that nobody has answered yet. Whoever puts them here bounds their number (the PEP, `Lane`). */
export class WaitingRequests {
  readonly #open = new Map<RequestId, WaitingRequest>();

  begin(out: Outgoing): Call {
    const fresh = out.requests.filter(({ id }) => !this.#open.has(id));
    const call = new Call(out, fresh.length);
    for (const request of fresh) this.#open.set(request.id, { ...request, call });
    return call;
  }

  get(id: RequestId): WaitingRequest | undefined {
    return this.#open.get(id);
  }

  /** It is answered, or taken back. */
  take(id: RequestId): WaitingRequest | undefined {
    const open = this.#open.get(id);
    if (open === undefined) return undefined;
    this.#open.delete(id);
    open.call.answered();
    return open;
  }

  /** What is left of a call, and waits no longer. */
  takeAll(call: Call): readonly WaitingRequest[] {
    const left = call.out.requests.map(({ id }) => this.#open.get(id)).filter((open) => open !== undefined && open.call === call);
    return left.flatMap((open) => (open === undefined ? [] : (this.take(open.id) ?? [])));
  }

  all(): readonly WaitingRequest[] {
    return [...this.#open.values()];
  }
}
