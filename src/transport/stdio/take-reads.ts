import { Socket } from 'node:net';
import type { Readable } from 'node:stream';

/**
 * Gives what a socket or pipe has read to `take` at once, where the stream would hand it to its listeners at once: while it flows and holds nothing. Its own way
 * there, with a task after each read to ask whether there is more, and a table for that task, costs a third of what is done for a small message. What
 * comes otherwise (while it is paused, at its end, from anything that is no socket, or made of one) goes that way, to its listeners. Returns how to stop.
 */
export function takeReads(stream: Readable, take: (chunk: Buffer) => void): () => void {
  if (Object.getPrototypeOf(stream) !== Socket.prototype) return () => undefined;
  const push = stream.push.bind(stream);
  const own = (chunk: unknown, encoding?: BufferEncoding): boolean => {
    if (!Buffer.isBuffer(chunk) || chunk.length === 0 || stream.readableFlowing !== true || stream.readableLength > 0)
      return push(chunk, encoding);
    take(chunk);
    return true;
  };
  stream.push = own;
  return () => {
    if (stream.push === own) Reflect.deleteProperty(stream, 'push');
  };
}
