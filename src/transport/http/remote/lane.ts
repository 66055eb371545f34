import type { Call } from './call.js';
import type { Deadlines } from './deadlines.js';

/** Open POSTs that ask something: each is a connection, and a tool's call may take an hour. */
export const MAX_CONCURRENT_REQUESTS = 256;
/** Of what waits for its turn before the client is read no further. */
const HELD_BYTES = 1024 * 1024;

/** One POST on its way. */
export interface Sending {
  /** It has left, or never will. */
  readonly sent: Promise<void>;
  /** Its connection is free again. */
  readonly done: Promise<void>;
}

export interface LaneOptions {
  readonly start: (call: Call) => Sending;
  readonly deadlines: Deadlines;
  /** Of requests that wait because too many are open. */
  readonly maxWaitingBytes: number;
  readonly tooMany: (call: Call) => void;
  /** Nothing is on its way and nothing waits. */
  readonly onIdle: () => void;
}

/**
 * The order in which messages leave. On stdio it is total; over HTTP each message is a request of its own, and those that travel
 * together may arrive in any order. So: nothing is sent while `initialize` is unanswered; what asks nothing (a notification, a
 * response) leaves after the requests before it have left, and is accepted before what follows leaves; requests travel together,
 * once the server can ask back.
 */
export class Lane {
  readonly #options: LaneOptions;
  #turns: Call[] = [];
  #turnBytes = 0;
  #waiting: Call[] = [];
  #waitingBytes = 0;
  #handshakes = 0;
  #unsent = 0;
  #telling = 0;
  #asking = 0;
  #roomFor: (() => void) | undefined;
  #release: (() => void) | undefined;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  get idle(): boolean {
    return this.#turns.length + this.#waiting.length + this.#asking + this.#telling === 0;
  }

  push(call: Call): void {
    this.#turns.push(call);
    this.#turnBytes += call.out.bytes.length;
    this.#pump();
  }

  /** Calls back once more may come. One at a time. */
  whenRoom(then: () => void): void {
    if (this.#turnBytes < HELD_BYTES) then();
    else this.#roomFor = then;
  }

  /** Requests of the handshake era wait until then, or until `deadlines.listening` has passed. The last one counts. */
  hold(until: Promise<void>): void {
    const release = () => {
      clearTimeout(timer);
      if (this.#release !== release) return;
      this.#release = undefined;
      this.#pump();
    };
    const timer = setTimeout(release, this.#options.deadlines.listening);
    this.#release = release;
    void until.then(release);
  }

  /** Nobody is there any more whom the server could ask. */
  release(): void {
    this.#release?.();
  }

  /** Nothing that waits is sent any more. */
  clear(): void {
    this.#turns = [];
    this.#turnBytes = 0;
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.release();
    this.#room();
  }

  #pump(): void {
    while (this.#turns[0] !== undefined && this.#mayGo(this.#turns[0])) {
      const call = this.#turns.shift();
      if (call === undefined) break;
      this.#turnBytes -= call.out.bytes.length;
      // Taken back while it waited.
      if (call.activity.aborted) continue;
      if (call.out.requests.length === 0) this.#tell(call);
      else if (this.#asking < MAX_CONCURRENT_REQUESTS) this.#ask(call);
      else this.#wait(call);
    }
    this.#room();
    if (this.idle) this.#options.onIdle();
  }

  #mayGo({ out }: Call): boolean {
    if (this.#telling > 0) return false;
    if (out.requests.length === 0 && this.#unsent > 0) return false;
    if (out.handshake || out.version !== undefined) return true;
    return this.#handshakes === 0 && (out.requests.length === 0 || this.#release === undefined);
  }

  #tell(call: Call): void {
    let over = false;
    const goOn = () => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      this.#telling--;
      this.#pump();
    };
    this.#telling++;
    const timer = setTimeout(goOn, this.#options.deadlines.order);
    this.#options.start(call);
    void call.settled.then(goOn);
  }

  #ask(call: Call): void {
    this.#asking++;
    this.#unsent++;
    if (call.out.handshake) {
      this.#handshakes++;
      void call.settled.then(() => this.#afterHandshake());
    }
    const { sent, done } = this.#options.start(call);
    void sent.then(() => this.#afterSending());
    void done.then(() => this.#next());
  }

  #afterHandshake(): void {
    this.#handshakes--;
    this.#pump();
  }

  #afterSending(): void {
    this.#unsent--;
    this.#pump();
  }

  #wait(call: Call): void {
    if (this.#waitingBytes + call.out.bytes.length > this.#options.maxWaitingBytes) {
      this.#options.tooMany(call);
      return;
    }
    this.#waiting.push(call);
    this.#waitingBytes += call.out.bytes.length;
  }

  /** A connection is free. */
  #next(): void {
    this.#asking--;
    while (this.#waiting.length > 0 && this.#asking < MAX_CONCURRENT_REQUESTS) {
      const call = this.#waiting.shift();
      if (call === undefined) break;
      this.#waitingBytes -= call.out.bytes.length;
      if (!call.activity.aborted) this.#ask(call);
    }
    this.#pump();
  }

  #room(): void {
    if (this.#turnBytes >= HELD_BYTES) return;
    const then = this.#roomFor;
    this.#roomFor = undefined;
    then?.();
  }
}
