import { findSpan, splice } from '../../../protocol/json/json-span.js';

/** Who waits for the answer to initialize. */
export interface Beginner {
  readonly idText: string;
  /** The initialize itself, without a line ending. */
  readonly request: Buffer;
  /** The server's answer under this client's own id. */
  answer(line: Buffer): void;
}

/**
 * One handshake for all: the first initialize goes to the server, and what it answered is the answer for everybody who comes later,
 * whatever they asked for (a client that cannot live with the negotiated revision leaves). An error is for who caused it alone.
 */
export class SharedHandshake {
  readonly #ask: (request: Buffer) => void;
  readonly #waiting: Beginner[] = [];
  #answer: Buffer | undefined;
  #initialized = false;

  /** `ask` sends an initialize to the server. */
  constructor(ask: (request: Buffer) => void) {
    this.#ask = ask;
  }

  begin(beginner: Beginner): void {
    if (this.#answer !== undefined) return beginner.answer(under(this.#answer, beginner.idText));
    this.#waiting.push(beginner);
    if (this.#waiting.length === 1) this.#ask(beginner.request);
  }

  /** Of the one that was asked. */
  answered(answer: Buffer, failed: boolean): void {
    if (failed) {
      const asker = this.#waiting.shift();
      asker?.answer(under(answer, asker.idText));
      const [next] = this.#waiting;
      if (next !== undefined) this.#ask(next.request);
      return;
    }
    // A copy: what was read is a view of a larger buffer.
    this.#answer = Buffer.from(answer);
    for (const beginner of this.#waiting.splice(0)) beginner.answer(under(answer, beginner.idText));
  }

  /** Says whether this `notifications/initialized` is the one that the server gets. */
  initialized(): boolean {
    const first = !this.#initialized;
    this.#initialized = true;
    return first;
  }
}

function under(answer: Buffer, idText: string): Buffer {
  const span = findSpan(answer, ['id']);
  return span === undefined ? answer : splice(answer, [{ ...span, text: idText }]);
}
