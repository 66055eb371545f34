import type { IncomingMessage } from 'node:http';
import { Pieces } from '../../pieces.js';
import type { Shares } from '../shares.js';

export type Body =
  | { readonly outcome: 'whole'; readonly bytes: Buffer }
  /** Over the limit of one body, over that of all or of the caller's, or cut off by the client. */
  | { readonly outcome: 'too_large' | 'no_room' | 'gone' };

/** The body that a request announces is larger than may be read. Nothing of it was read. */
export function announcesTooMuch({ headers }: IncomingMessage, limit: number): boolean {
  return Number(headers['content-length'] ?? 0) > limit;
}

/**
 * A body that has arrived already, without listening for it: most come with their head. Undefined: it is to be read. What a whole body holds
 * stays taken from the caller's share; whoever has it gives it back.
 */
export function takeBody(request: IncomingMessage, limit: number, shares: Shares, caller: string): Body | undefined {
  if (!request.complete) return request.destroyed ? { outcome: 'gone' } : undefined;
  const length = request.readableLength;
  if (length > limit || !shares.take(caller, length)) return undefined;
  return { outcome: 'whole', bytes: (request.read() as Buffer | null) ?? NOTHING };
}
const NOTHING = Buffer.alloc(0);

/** Reads a body whole; its share as above. */
export function readBody(request: IncomingMessage, limit: number, shares: Shares, caller: string): Promise<Body> {
  return new Promise((resolve) => {
    // A body may come in chunks of one byte each, of which an array would take a hundred times as much.
    const pieces = new Pieces();
    let length = 0;
    let settled = false;
    const settle = (body: Body) => {
      if (settled) return;
      settled = true;
      request.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onClose);
      if (body.outcome !== 'whole') shares.give(caller, length);
      // What still comes is discarded, so that the client gets to read the answer.
      if (body.outcome !== 'whole' && body.outcome !== 'gone') request.resume();
      resolve(body);
    };
    const onData = (piece: Buffer) => {
      if (length + piece.length > limit) return settle({ outcome: 'too_large' });
      if (!shares.take(caller, piece.length)) return settle({ outcome: 'no_room' });
      length += piece.length;
      pieces.append(piece);
    };
    const onEnd = () => settle({ outcome: 'whole', bytes: pieces.take() });
    const onClose = () => settle({ outcome: 'gone' });
    request.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
  });
}
