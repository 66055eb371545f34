import type { ShadowData } from '../../audit/event.js';
import type { RateLimiter } from '../../limits/rate-limiter.js';
import type { Effect } from '../../pdp/decision.js';
import type { PolicyConfig } from '../../pdp/evaluator.js';
import type { InputDocument } from '../../pdp/input-document.js';
import type { PolicySet } from '../../pdp/policy-set.js';
import type { Log } from '../../telemetry/log.js';
import { takeFromLimits, type CountingDeps } from './counting.js';
import { examine, type ExamineDeps, type Examined } from './examine.js';
import type { Question } from './question.js';
import { dutiesOf, effectOf, redactablePart, type Redaction } from './obligations.js';
import { INCOMPLETE } from './reasons.js';

/** A second policy that is asked about every message and decides none (`--shadow-policy`). */
export interface ShadowPolicy {
  readonly current: () => PolicySet;
  /** Its own: what it would have counted. */
  readonly limiter: RateLimiter;
}

/** What the enforced policy found and said. */
export interface Enforced {
  readonly config: PolicyConfig;
  readonly examined: Examined;
  readonly effect: Effect;
  readonly redactions: readonly Redaction[];
  /** The input document of what was seen in the message, as a policy with these settings gets it. */
  readonly inputOf: (examined: Examined, config: PolicyConfig) => InputDocument;
}

export interface ShadowDeps extends ExamineDeps, Pick<CountingDeps, 'rateLimit'> {
  readonly log: Log;
}

/** Never throws and changes nothing but its own counters: a shadow that fails is recorded as one that failed. */
export function askShadow(shadow: ShadowPolicy, question: Question, enforced: Enforced, deps: ShadowDeps): ShadowData {
  let revision = 'none';
  try {
    const policy = shadow.current();
    ({ revision } = policy);
    return opinionOf(policy, shadow.limiter, question, enforced, deps);
  } catch (error) {
    deps.log.error('the shadow policy could not decide a message', { method: question.method, revision, err: error });
    return { revision, failure: 'internal_error' };
  }
}

function opinionOf(policy: PolicySet, limiter: RateLimiter, question: Question, enforced: Enforced, deps: ShadowDeps): ShadowData {
  const examined = asksTheSame(policy.config, enforced.config) ? enforced.examined : examine(question, policy.config, deps);
  const input = enforced.inputOf(examined, policy.config);
  const verdict = policy.decide(input);
  const { subject } = input.identity;
  const duties = dutiesOf(verdict, subject, redactablePart(input));
  const obstacles = examined.complete ? [...duties.obstacles] : [INCOMPLETE, ...duties.obstacles];
  if (verdict.effect === 'allow' && obstacles.length === 0) {
    const limited = takeFromLimits(question, duties, subject, { limiter, rateLimit: deps.rateLimit });
    if (limited !== undefined) obstacles.push(limited.reason);
  }
  const effect = effectOf(verdict, obstacles);
  const redactions = effect === 'allow' ? duties.redactions : [];
  const { revision } = verdict;
  const failure = verdict.failure === undefined ? {} : { failure: verdict.failure };
  const sameRedactions = redactionText(redactions) === redactionText(enforced.redactions);
  if (effect === enforced.effect && sameRedactions && verdict.failure === undefined) return { revision, same: true };
  return {
    revision,
    effect,
    reasons: verdict.effect === 'allow' ? obstacles : verdict.reasons,
    rules: verdict.rules,
    ...(sameRedactions ? {} : { redacts: [...new Set(redactions.map(({ path }) => path))] }),
    ...failure,
  };
}

/** The same for the same redactions in any order. */
function redactionText(redactions: readonly Redaction[]): string {
  return redactions
    .map(({ path, span, replacement }) => JSON.stringify([path, span, replacement]))
    .toSorted()
    .join('\n');
}

const asked = new WeakMap<PolicyConfig, string>();

/** Whether two policies want the same to be looked for in messages. */
function asksTheSame(one: PolicyConfig, other: PolicyConfig): boolean {
  return one === other || askedBy(one) === askedBy(other);
}

function askedBy(config: PolicyConfig): string {
  const known = asked.get(config);
  if (known !== undefined) return known;
  const {
    mode: _mode,
    audit: _audit,
    results: _results,
    restrictedTools: _tools,
    restrictedPrompts: _prompts,
    raw: _raw,
    ...looked
  } = config;
  const text = JSON.stringify(looked);
  asked.set(config, text);
  return text;
}
