import type { IncomingMessage } from 'node:http';
import { Pieces } from '../../pieces.js';
import { LINE_PREFIX_BYTES } from '../../stdio/line-splitter.js';

export interface ReplyBody {
  /** All of it, or its beginning where there was more than may be read. */
  readonly bytes: Buffer;
  /** `no_room`: too much is held for others. `cut`: the connection broke before the end. */
  readonly outcome: 'whole' | 'too_large' | 'no_room' | 'cut';
}

/** Reads a response's body. Of one over the limit only the beginning is kept, and the connection is given up. `holds`: whether so much may be held. */
export function readReply(message: IncomingMessage, limit: number, holds: (bytes: number) => boolean): Promise<ReplyBody> {
  return new Promise((resolve) => {
    const pieces = new Pieces();
    let length = 0;
    message.on('data', (piece: Buffer) => {
      length += piece.length;
      if (!holds(Math.min(length, limit))) {
        resolve({ bytes: Buffer.alloc(0), outcome: 'no_room' });
        message.destroy();
        return;
      }
      if (length <= limit) return pieces.append(piece);
      const start = pieces.take().subarray(0, LINE_PREFIX_BYTES);
      resolve({ bytes: start.length > 0 ? start : piece.subarray(0, Math.min(limit, LINE_PREFIX_BYTES)), outcome: 'too_large' });
      message.destroy();
    });
    message.once('end', () => resolve({ bytes: pieces.take(), outcome: 'whole' }));
    message.once('close', () => resolve({ bytes: Buffer.alloc(0), outcome: 'cut' }));
  });
}
