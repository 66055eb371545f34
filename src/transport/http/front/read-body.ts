import type { IncomingMessage } from 'node:http';
import type { BodyBudget } from '../body-budget.js';

export type Body =
  | { readonly outcome: 'whole'; readonly bytes: Buffer }
  /** Over the limit of one body, over that of all, or cut off by the client. */
  | { readonly outcome: 'too_large' | 'no_room' | 'gone' };

/** The body that a request announces is larger than may be read. Nothing of it was read. */
export function announcesTooMuch({ headers }: IncomingMessage, limit: number): boolean {
  return Number(headers['content-length'] ?? 0) > limit;
}

export interface Bodies {
  /** Bytes of one. */
  readonly limit: number;
  /** Of all: what a body that is whole holds stays taken until `release` says so. */
  readonly budget: BodyBudget;
  readonly release: (done: () => void) => void;
}

/** A body that has arrived already, without listening for it: most come with their head. Undefined: it is to be read. */
export function takeBody(request: IncomingMessage, { limit, budget, release }: Bodies): Body | undefined {
  if (request.destroyed) return { outcome: 'gone' };
  const length = request.readableLength;
  if (!request.complete || length > limit || !budget.take(length)) return undefined;
  release(() => budget.give(length));
  return { outcome: 'whole', bytes: (request.read() as Buffer | null) ?? NOTHING };
}
const NOTHING = Buffer.alloc(0);

/** Reads a body whole. */
export function readBody(request: IncomingMessage, { limit, budget, release }: Bodies): Promise<Body> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let length = 0;
    let settled = false;
    const settle = (body: Body) => {
      if (settled) return;
      settled = true;
      request.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onClose);
      if (body.outcome === 'whole') release(() => budget.give(length));
      else budget.give(length);
      // What still comes is discarded, so that the client gets to read the answer.
      if (body.outcome !== 'whole' && body.outcome !== 'gone') request.resume();
      resolve(body);
    };
    const onData = (piece: Buffer) => {
      if (length + piece.length > limit) return settle({ outcome: 'too_large' });
      if (!budget.take(piece.length)) return settle({ outcome: 'no_room' });
      length += piece.length;
      pieces.push(piece);
    };
    const onEnd = () =>
      settle({ outcome: 'whole', bytes: pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces) });
    const onClose = () => settle({ outcome: 'gone' });
    request.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
  });
}
