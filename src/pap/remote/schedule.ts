/** A number from 0 to below 1; injected. */
export type Random = () => number;

/** As OPA waits after a failure: 1.6 times as long as before, give or take a fifth. */
const FACTOR = 1.6;
const JITTER = 0.2;
const FIRST_MS = 1_000;

/** Between two polls: anything from the least to the most, so that a fleet does not ask at once. */
export function pollDelay({ minMs, maxMs }: { readonly minMs: number; readonly maxMs: number }, random: Random): number {
  return minMs + random() * (maxMs - minMs);
}

/** After so many failures in a row (1 is the first); never more than `maxMs`. */
export function retryDelay(failures: number, maxMs: number, random: Random): number {
  const plain = Math.min(maxMs, FIRST_MS * FACTOR ** (failures - 1));
  return Math.min(maxMs, plain * (1 - JITTER + random() * 2 * JITTER));
}
