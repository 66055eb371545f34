// @ts-check
// Calls made so many at a time, and the figures of them: the same for every way to a server.

import { cpuTime } from './process-figures.mjs';

/**
 * p50 and p99 in µs of sequential calls; calls a second, and µs of user and system time of a process a call (on a busy machine the steadier figure), by
 * calls in flight.
 * @typedef {{ p50: number, p99: number, per_second: Record<number, number>, cpu: Record<number, number> }} LoadFigures
 */

/**
 * @param {number[]} inFlight one run each; the one with 1 gives the latencies
 * @param {number} calls in each run
 * @param {() => Promise<void>} go one call
 * @param {number | undefined} pid whose time is measured
 * @returns {Promise<LoadFigures>}
 */
export async function load(inFlight, calls, go, pid) {
  /** @type {number[]} */
  const latencies = [];
  /** @type {Record<number, number>} */
  const per_second = {};
  /** @type {Record<number, number>} */
  const cpu = {};
  for (const atOnce of inFlight) {
    const used = cpuTime(pid);
    const from = performance.now();
    await several(atOnce, calls, async () => {
      const asked = performance.now();
      await go();
      if (atOnce === 1) latencies.push((performance.now() - asked) * 1000);
    });
    per_second[atOnce] = calls / ((performance.now() - from) / 1000);
    cpu[atOnce] = (cpuTime(pid) - used) / calls;
  }
  latencies.sort((a, b) => a - b);
  return { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99), per_second, cpu };
}

/** @param {number} inFlight @param {number} times @param {() => Promise<void>} go */
export async function several(inFlight, times, go) {
  let left = times;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (left-- > 0) await go();
    }),
  );
}

/** @param {number[]} sorted @param {number} q */
export function quantile(sorted, q) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;
}

/** @param {number[]} values */
export function median(values) {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}

/** Whose turn is first in one round is last in the next: nobody always follows the same one. @template T @param {T[]} list @param {number} round */
export function turned(list, round) {
  const from = round % list.length;
  return [...list.slice(from), ...list.slice(0, from)];
}
