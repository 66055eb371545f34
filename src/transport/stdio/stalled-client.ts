/** How often it is looked whether the client is still there. A stall of less than this is no stall. */
const LOOK_MS = 1_000;

/** Who started us; another number means that it has gone (POSIX: an orphan gets another parent). */
export type Parent = () => number;

/**
 * While a client is not read, because its server takes nothing, its end goes unnoticed: the end of the stream waits behind what was not
 * read, and nothing is written that could fail. Then only its process tells.
 */
export function watchStalledClient(parent: Parent, onGone: () => void): (stalled: boolean) => void {
  let timer: NodeJS.Timeout | undefined;
  return (stalled) => {
    if (stalled === (timer !== undefined)) return;
    clearInterval(timer);
    timer = undefined;
    if (!stalled) return;
    // As of the stall: a wrapper that started us and left at once was not the client.
    const client = parent();
    timer = setInterval(() => {
      if (parent() !== client) onGone();
    }, LOOK_MS);
  };
}
