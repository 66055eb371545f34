// @ts-check

/**
 * Runs tasks in the order in which they come, so many at a time.
 * @param {number} limit @returns {<T>(task: () => Promise<T>) => Promise<T>}
 */
export function atMost(limit) {
  let free = limit;
  /** @type {(() => void)[]} */
  const waiting = [];
  return async (task) => {
    if (free > 0) free--;
    else await new Promise((/** @type {(value: void) => void} */ go) => waiting.push(go));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    }
  };
}
