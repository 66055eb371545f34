import type { RateLimiter } from '../../limits/rate-limiter.js';
import type { Rate, Reason } from '../../pdp/decision.js';
import type { Question } from './question.js';
import { counterKey, type Duties } from './obligations.js';
import { pepReason } from './reasons.js';

export interface CountingDeps {
  readonly limiter: RateLimiter;
  /** `--rate-limit`: over all tools, beside the policy's. */
  readonly rateLimit: Rate | undefined;
}

const RATE_LIMIT_LAYER = '--rate-limit';

/** Counts an allowed message in its limits: in all of them or in none. Only calls of tools count. */
export function takeFromLimits(
  question: Question,
  { limits }: Duties,
  subject: string,
  { limiter, rateLimit }: CountingDeps,
): { readonly reason: Reason; readonly retryAfterMs: number } | undefined {
  if (question.method !== 'tools/call' || question.kind === 'response' || question.direction !== 'client_to_server') return undefined;
  if (question.retried === true) return undefined;
  const own = rateLimit === undefined ? [] : [{ key: counterKey(RATE_LIMIT_LAYER, undefined, subject), ...rateLimit }];
  if (limits.length === 0 && own.length === 0) return undefined;
  const taken = limiter.take([...limits, ...own]);
  return taken.ok ? undefined : { reason: limitReason(taken.limit), retryAfterMs: taken.retryAfterMs };
}

export function limitReason({ requests, per }: Rate): Reason {
  return pepReason('rate_limited', `the limit of ${requests} ${requests === 1 ? 'call' : 'calls'} per ${per} is reached`, 'medium');
}
