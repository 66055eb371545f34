import { writeSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Writable } from 'node:stream';

/**
 * Writes as much as a socket or pipe takes now, and returns how much that was: 0 where bytes wait in the stream already, which go first, and where it is not known
 * that writing returns at once. A stream makes a request of each write and runs a task after it, which costs as much as the system takes for the write.
 * What cannot be written says why when the stream writes it.
 */
export function writeNow(stream: Writable, bytes: Buffer): number {
  const descriptor = descriptorOf(stream);
  if (descriptor === undefined || stream.writableLength > 0 || stream.writableCorked > 0) return 0;
  try {
    return writeSync(descriptor, bytes);
  } catch {
    return 0;
  }
}

/**
 * Of what libuv has set not to block. Of a socket itself, not of what is made of one: a TLS connection writes otherwise, and a terminal may wait. It is asked
 * anew each time, for a number that was closed is somebody else's next.
 */
function descriptorOf(stream: Writable): number | undefined {
  if (Object.getPrototypeOf(stream) !== Socket.prototype || (stream as Socket).connecting) return undefined;
  const fd = (stream as { readonly _handle?: { readonly fd?: unknown } | null })._handle?.fd;
  return typeof fd === 'number' && fd >= 0 ? fd : undefined;
}
