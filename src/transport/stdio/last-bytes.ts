import type { Readable, Writable } from 'node:stream';

/** How long a client that takes nothing may hold up the end, once the server has gone. */
export const CLIENT_GRACE_MS = 5_000;

/** The same when we were told to end: whoever did that is waiting. */
export const STOPPING_GRACE_MS = 500;

/** How long to wait for more output when the server has gone, but a process outside its group still holds the pipe. */
export const ORPHAN_GRACE_MS = 250;

/**
 * Until the server's stdout has ended, or stays open in silence. False when the client takes nothing for `clientGrace`: then there is
 * no use in waiting for it any longer.
 */
export async function readToEnd(stdout: Readable, output: Writable, clientGrace: () => number): Promise<boolean> {
  while (!stdout.readableEnded && !stdout.destroyed) {
    const behind = output.writableNeedDrain;
    if (!(await happens([stdout, output], ['data', 'end', 'close', 'drain'], behind ? clientGrace() : ORPHAN_GRACE_MS))) return !behind;
  }
  return true;
}

/** Until everything written has left, or the client takes nothing for `clientGrace`. */
export async function flushed(output: Writable, clientGrace: () => number): Promise<void> {
  while (output.writableLength > 0 && !output.destroyed && output.errored === null) {
    const before = output.writableLength;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, clientGrace());
      output.write('', () => {
        clearTimeout(timer);
        resolve();
      });
    });
    if (output.writableLength >= before) return;
  }
}

/** True when one of the events came, false when the time ran out. */
function happens(streams: readonly (Readable | Writable)[], events: readonly string[], withinMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (came: boolean) => {
      clearTimeout(timer);
      for (const stream of streams) for (const event of events) stream.off(event, onEvent);
      resolve(came);
    };
    const onEvent = () => settle(true);
    const timer = setTimeout(() => settle(false), withinMs);
    for (const stream of streams) for (const event of events) stream.on(event, onEvent);
  });
}
