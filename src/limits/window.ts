import type { RateUnit } from '../pdp/decision.js';

export const WINDOW_MS: Readonly<Record<RateUnit, number>> = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Times a new key has room for; it grows by doubling as calls come. */
export const FIRST_CAPACITY = 8;

/**
 * The times of the calls of one key, oldest overwritten first. An exact sliding window needs the newest `requests`
 * of them and no more: a call is allowed when the one that many places back has left the window.
 */
export class History {
  #times = new Float64Array(FIRST_CAPACITY);
  #next = 0;
  #size = 0;
  /** The longest window that was asked for: until it has passed after the newest call, the key is live. */
  #longestMs = 0;

  get capacity(): number {
    return this.#times.length;
  }

  /** Milliseconds until a call is allowed; 0 when it is allowed now. `requests` is at least 1. */
  wait(requests: number, windowMs: number, now: number): number {
    if (this.#size < requests) return 0;
    const time = this.#times[(this.#next - requests + this.#times.length) % this.#times.length] ?? 0;
    return Math.max(0, time + windowMs - now);
  }

  /** How many places `reserve` would add. */
  growth(requests: number): number {
    if (this.#size < this.#times.length || this.#times.length >= requests) return 0;
    return Math.min(requests - this.#times.length, this.#times.length);
  }

  /** Room for `requests` times, so that recording them overwrites none that still counts. */
  reserve(requests: number, windowMs: number): void {
    this.#longestMs = Math.max(this.#longestMs, windowMs);
    const growth = this.growth(requests);
    if (growth === 0) return;
    const grown = new Float64Array(this.#times.length + growth);
    const oldest = (this.#next - this.#size + this.#times.length) % this.#times.length;
    for (let i = 0; i < this.#size; i++) grown[i] = this.#times[(oldest + i) % this.#times.length] ?? 0;
    this.#times = grown;
    this.#next = this.#size;
  }

  record(now: number): void {
    this.#times[this.#next] = now;
    this.#next = (this.#next + 1) % this.#times.length;
    this.#size = Math.min(this.#size + 1, this.#times.length);
  }

  /** From this moment nothing that is remembered can refuse a call. */
  idleAt(): number {
    const newest = this.#times[(this.#next - 1 + this.#times.length) % this.#times.length] ?? 0;
    return this.#size === 0 ? 0 : newest + this.#longestMs;
  }
}
