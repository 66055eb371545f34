import { MAX_REQUESTS, RATE_UNITS, type Rate } from '../../pdp/decision.js';
import { listOf } from './collections.js';
import { record, required, optional } from './record.js';
import { oneOf, text, wholeNumber } from './scalars.js';

export interface RateLimit extends Rate {
  readonly mitigates: readonly string[] | undefined;
}

const SPELLINGS = Object.fromEntries(
  RATE_UNITS.flatMap((unit) =>
    [unit.slice(0, 1), unit.slice(0, 3), `${unit}s`].map((spelling) => [spelling, `write \`${unit}\``] as const),
  ),
);

export const rateLimit = record(
  'a rate limit',
  {
    requests: required(wholeNumber(1, MAX_REQUESTS), 'how many forwarded calls one subject may make in any such span of time'),
    per: required(oneOf(RATE_UNITS, SPELLINGS), '`second`, `minute`, `hour` or `day`'),
    mitigates: optional(listOf(text), 'risks that this limit answers, for example `ASI02`'),
  },
  {
    burst: 'limits are exact sliding windows: there is no burst above `requests`',
    limit: 'write `requests`',
    unit: 'write `per`',
    window: 'write `per`',
  },
);
