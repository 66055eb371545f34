// @ts-check

/**
 * Runs at most so many things at once, the rest in the order in which they came.
 * @param {number} atOnce
 * @returns {<T>(work: () => Promise<T>) => Promise<T>}
 */
export function createSlots(atOnce) {
  let free = atOnce;
  /** @type {(() => void)[]} */
  const waiting = [];
  return async (work) => {
    if (free > 0) free--;
    else await new Promise((turn) => waiting.push(() => turn(undefined)));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}
