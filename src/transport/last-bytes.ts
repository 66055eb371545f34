import type { Readable, Writable } from 'node:stream';

/** How long a client that does not read may hold up the end, once the server has gone. */
export const CLIENT_GRACE_MS = 5_000;

/** How long to wait for more output when the server has gone, but a process outside its group still holds the pipe. */
export const ORPHAN_GRACE_MS = 250;

/** Until `stdout` has ended, or has been silent for long enough that nobody will end it. `waiting`: the client is behind. */
export async function readToEnd(stdout: Readable, waiting: () => boolean): Promise<void> {
  while (!stdout.readableEnded && !stdout.destroyed) {
    if (!(await happens(stdout, ['data', 'end', 'close'], waiting() ? CLIENT_GRACE_MS : ORPHAN_GRACE_MS))) return;
  }
}

/** Until everything written has left, or the reader has taken nothing for its grace. */
export async function flush(output: Writable): Promise<void> {
  while (output.writableLength > 0 && !output.destroyed && output.errored === null) {
    const before = output.writableLength;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, CLIENT_GRACE_MS);
      output.write('', () => {
        clearTimeout(timer);
        resolve();
      });
    });
    if (output.writableLength >= before) return;
  }
}

/** True when one of the events came, false when the time ran out. */
function happens(stream: Readable, events: readonly string[], withinMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (came: boolean) => () => {
      clearTimeout(timer);
      for (const event of events) stream.off(event, onEvent);
      resolve(came);
    };
    const onEvent = settle(true);
    const timer = setTimeout(settle(false), withinMs);
    for (const event of events) stream.on(event, onEvent);
  });
}
