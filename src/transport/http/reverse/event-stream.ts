import type { ServerResponse } from 'node:http';
import { sseEvent } from '../sse/writer.js';
import { withoutEnding } from '../message-bytes.js';

/** An event stream to a client, whose head has been sent. Only whole events are written, so that one of ours never falls into another. */
export class EventStream {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  /** The client still reads. */
  get open(): boolean {
    return this.#response.writable && !this.#response.destroyed;
  }

  /** Bytes that wait for it. */
  get backlog(): number {
    return this.open ? this.#response.writableLength : 0;
  }

  /** It has fallen behind; the response's `drain` or `close` tells when to go on. */
  get full(): boolean {
    return this.open && this.#response.writableNeedDrain;
  }

  /** One whole event, or a comment. */
  write(bytes: Buffer): void {
    if (this.open) this.#response.write(bytes);
  }

  /** A message of ours, or in place of the server's: with its event's fields then. `line` may have an ending. */
  message(
    line: Buffer,
    fields: { readonly event?: string; readonly id?: string | undefined; readonly retry?: number | undefined } = {},
  ): void {
    this.write(sseEvent({ ...fields, data: withoutEnding(line) }));
  }

  end(): void {
    if (this.open) this.#response.end();
  }
}
