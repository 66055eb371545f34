import type { Rate } from '../pdp/decision.js';

export interface Limit extends Rate {
  /** Layer, tool (none for a limit over all tools) and subject, joined unambiguously by the caller. */
  readonly key: string;
}

export type Taken = { readonly ok: true } | { readonly ok: false; readonly limit: Limit; readonly retryAfterMs: number };

/** Exact sliding windows. `take` counts in every limit or in none: a call that one limit refuses uses up no other (S-16). */
export interface RateLimiter {
  take(limits: readonly Limit[]): Taken;
}
