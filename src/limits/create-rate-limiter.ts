import { MAX_REQUESTS } from '../pdp/decision.js';
import { systemClock, type Clock } from '../telemetry/clock.js';
import type { Limit, RateLimiter, Taken } from './rate-limiter.js';
import { FIRST_CAPACITY, History, WINDOW_MS } from './window.js';

/** Tools × subjects × layers of a busy proxy stay far below; an attacker who invents keys meets a refusal, not a larger process. */
const DEFAULT_MAX_KEYS = 10_000;
/** 32 MB of timestamps over all keys. */
const DEFAULT_MAX_TIMES = 4_000_000;

export interface RateLimiterOptions {
  readonly clock?: Pick<Clock, 'monotonic'>;
  readonly maxKeys?: number;
  readonly maxTimes?: number;
}

/**
 * Sliding windows, exact: of any `requests` + 1 calls that pass, the last comes at least one window after the first.
 * Histories belong to keys, not to limits, so a changed limit (a reloaded policy) keeps what was counted. Calls are counted
 * on the monotonic clock. When memory is used up by keys that still count, a call under a new key is refused: fail closed.
 */
export function createRateLimiter(options: RateLimiterOptions = {}): RateLimiter & { readonly size: number } {
  const { clock = systemClock, maxKeys = DEFAULT_MAX_KEYS, maxTimes = DEFAULT_MAX_TIMES } = options;
  const histories = new Map<string, History>();
  let times = 0;
  /** No key becomes idle before this moment, so sweeping earlier is wasted work. */
  let nextIdle = Number.POSITIVE_INFINITY;

  function sweep(now: number): void {
    if (now < nextIdle) return;
    nextIdle = Number.POSITIVE_INFINITY;
    for (const [key, history] of histories) {
      const idleAt = history.idleAt();
      if (idleAt <= now) {
        histories.delete(key);
        times -= history.capacity;
      } else {
        nextIdle = Math.min(nextIdle, idleAt);
      }
    }
  }

  function full(limits: readonly Limit[], now: number): Limit | undefined {
    const fresh = new Set(limits.map((limit) => limit.key).filter((key) => !histories.has(key)));
    const growth = limits.reduce((sum, { key, requests }) => sum + (histories.get(key)?.growth(requests) ?? FIRST_CAPACITY), 0);
    if (histories.size + fresh.size <= maxKeys && times + growth <= maxTimes) return undefined;
    sweep(now);
    if (histories.size + fresh.size <= maxKeys && times + growth <= maxTimes) return undefined;
    return limits.find((limit) => fresh.has(limit.key)) ?? limits[0];
  }

  return {
    get size() {
      return histories.size;
    },
    take(limits: readonly Limit[]): Taken {
      const now = clock.monotonic();
      let refused: { limit: Limit; retryAfterMs: number } | undefined;
      for (const limit of limits) {
        const retryAfterMs = waitFor(histories.get(limit.key), limit, now);
        if (retryAfterMs > 0 && (refused === undefined || retryAfterMs > refused.retryAfterMs)) refused = { limit, retryAfterMs };
      }
      if (refused !== undefined) return { ok: false, ...refused };

      const unroomy = full(limits, now);
      if (unroomy !== undefined)
        return { ok: false, limit: unroomy, retryAfterMs: Math.max(1, Math.min(nextIdle - now, WINDOW_MS[unroomy.per])) };

      const counted = new Set<History>();
      for (const limit of limits) {
        let history = histories.get(limit.key);
        if (history === undefined) {
          history = new History();
          histories.set(limit.key, history);
          times += history.capacity;
        }
        times -= history.capacity;
        history.reserve(Math.min(limit.requests, MAX_REQUESTS), WINDOW_MS[limit.per]);
        times += history.capacity;
        counted.add(history);
      }
      for (const history of counted) {
        history.record(now);
        nextIdle = Math.min(nextIdle, history.idleAt());
      }
      return { ok: true };
    },
  };
}

function waitFor(history: History | undefined, { requests, per }: Limit, now: number): number {
  const windowMs = WINDOW_MS[per];
  // A limit that is no positive whole number (a hand-written policy) lets nothing through.
  if (!Number.isInteger(requests) || requests < 1 || requests > MAX_REQUESTS) return windowMs;
  return history?.wait(requests, windowMs, now) ?? 0;
}
