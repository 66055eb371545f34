import type { Obligation } from '../../pdp/decision.js';
import type { InputDocument } from '../../pdp/input-document.js';
import { Ids } from '../ids.js';
import type { Policy } from '../language/policy.js';
import type { RateLimit } from '../language/rate-limit.js';
import type { Rule } from '../language/rule.js';
import type { Fallback } from './fallback.js';
import type { Trace } from './verdict.js';

/**
 * What the rules oblige to that decide: of an allow or ask rule its own `rate_limit` and `obligations`; of the file `rate_limits`, whichever
 * rule allows.
 */
export function obligationsOf(
  policy: Policy,
  fallback: Fallback,
  { tier, unlisted, rules }: Trace,
  { tool }: InputDocument,
): readonly Obligation[] {
  const { globalLimit, toolLimits } = policy;
  const deciding: readonly (readonly [Rule, string])[] =
    tier === 'default' && !unlisted
      ? fallback.rules.map((rule) => [rule, new Ids(policy).of(rule)] as const)
      : rules.filter(({ decides, rule }) => decides && rule.action !== 'deny').map(({ rule, id }) => [rule, id] as const);
  const named = toolLimits.filter(([name]) => name.value === tool?.name);
  return distinct([
    ...deciding.flatMap(([rule, id]) => [...limited(rule.rateLimit, tool?.name, id), ...rule.obligations]),
    ...named.flatMap(([name, limit]) => limited(limit, tool?.name, `rate_limits.per_tool.${name.value}`)),
    ...(tool === undefined || globalLimit === undefined ? [] : [limitOf(globalLimit.value, 'rate_limits.global')]),
  ]);
}

/** Each tool that the rule allows is counted by itself; what is no tool is not counted. */
function limited(limit: RateLimit | undefined, key: string | undefined, id: string): readonly Obligation[] {
  return limit === undefined || key === undefined ? [] : [{ ...limitOf(limit, id), key }];
}

function limitOf({ requests, per }: RateLimit, id: string) {
  return { kind: 'rate_limit', requests, per, id } as const;
}

function distinct(obligations: readonly Obligation[]): readonly Obligation[] {
  return [...new Map(obligations.map((each) => [JSON.stringify(each), each])).values()];
}
