import type { IncomingMessage } from 'node:http';

/** Of what nobody reads so much is still taken, and for so long, to keep the connection; then it is cheaper to make another. */
const MOST_BYTES = 64 * 1024;
const LONGEST_MS = 5_000;

/** A response whose body says nothing to us. */
export function discard(body: IncomingMessage): void {
  let taken = 0;
  const timer = setTimeout(() => body.destroy(), LONGEST_MS);
  body.on('data', (chunk: Buffer) => {
    taken += chunk.length;
    if (taken > MOST_BYTES) body.destroy();
  });
  body.on('error', () => undefined);
  body.once('close', () => clearTimeout(timer));
}
