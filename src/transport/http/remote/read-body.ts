import type { IncomingMessage } from 'node:http';
import { Pieces } from '../../pieces.js';
import type { SseEvent } from '../sse/event.js';
import { SseReader } from '../sse/reader.js';
import type { ToClient } from './to-client.js';

/** Fields beside the data, and the `data:` of each line of it. */
const EVENT_FIELDS_BYTES = 64 * 1024;

/** Of the body of an error: a JSON-RPC one is far shorter. */
export const MAX_ERROR_BYTES = 256 * 1024;

/** Bytes of answers that are not complete yet, over all connections. */
export class Unfinished {
  readonly limit: number;
  #bytes = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** False where that is too much; it counts all the same. */
  add(bytes: number): boolean {
    this.#bytes += bytes;
    return this.#bytes <= this.limit;
  }
}

export interface ReadDeps {
  readonly toClient: ToClient;
  readonly unfinished: Unfinished;
  readonly maxLineBytes: number;
}

export type BodyEnd = { readonly kind: 'whole'; readonly bytes: Buffer } | { readonly kind: 'cut' } | { readonly kind: 'too_large' };

/** A body that is one message, at most `limit` bytes long. */
export function readBody(body: IncomingMessage, { toClient, unfinished }: ReadDeps, limit: number): Promise<BodyEnd> {
  return new Promise((resolve) => {
    const pieces = new Pieces();
    let length = 0;
    let tooLarge = false;
    body.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (unfinished.add(chunk.length) && length <= limit) return pieces.append(chunk);
      tooLarge = true;
      body.destroy();
    });
    body.once('close', () => {
      unfinished.add(-length);
      if (tooLarge) resolve({ kind: 'too_large' });
      else resolve(body.complete ? { kind: 'whole', bytes: pieces.take() } : { kind: 'cut' });
    });
    toClient.attach(body);
  });
}

/** A body that is a stream of events. True when it ended as it should, false when it was cut off. */
export function readEvents(body: IncomingMessage, deps: ReadDeps, onEvent: (event: SseEvent) => void): Promise<boolean> {
  const { toClient, unfinished, maxLineBytes } = deps;
  return new Promise((resolve) => {
    const reader = new SseReader(maxLineBytes + EVENT_FIELDS_BYTES);
    let held = 0;
    body.on('data', (chunk: Buffer) => {
      for (const event of reader.push(chunk)) onEvent(event);
      const more = reader.held - held;
      held = reader.held;
      if (more !== 0 && !unfinished.add(more) && more > 0) body.destroy();
    });
    body.once('close', () => {
      unfinished.add(-held);
      resolve(body.complete);
    });
    toClient.attach(body);
  });
}
