import type { OutgoingMessage } from 'node:http';

/** Up to this a copy costs less than another buffer in the write. */
const SMALL = 16 * 1024;

/**
 * Ends a request or response with its body. Node joins a text with the head and writes both as one, but never a buffer; in Latin-1 each
 * byte is one character, so that the bytes stay what they are. Measured, a tenth of a small message's way through us.
 */
export function endBytes(message: OutgoingMessage, body: Buffer | undefined): void {
  if (body === undefined) message.end();
  else if (body.length > SMALL) message.end(body);
  else message.end(body.toString('latin1'), 'latin1');
}
