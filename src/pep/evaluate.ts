import type { RateLimiter } from '../limits/rate-limiter.js';
import type { Rate, Reason } from '../pdp/decision.js';
import type { Mode, ToolFact } from '../pdp/input-document.js';
import type { PolicySet, Verdict } from '../pdp/policy-set.js';
import { buildInput, listingInput, type Setting } from '../pip/build-input.js';
import type { SessionFacts } from '../pip/session-facts.js';
import type { Clock } from '../telemetry/clock.js';
import type { Log } from '../telemetry/log.js';
import { examine, type ExamineDeps, type Question } from './examine.js';
import type { About, Judgement } from './judgement.js';
import { counterKey, dutiesOf, effectOf, redactablePart, type Duties, type Redaction } from './obligations.js';
import { isStated, pepReason } from './reasons.js';

export interface EvaluateDeps extends ExamineDeps {
  /** Wins over what the policy says. */
  readonly mode: Mode | undefined;
  readonly limiter: RateLimiter;
  /** `--rate-limit`: over all tools, beside the policy's. */
  readonly rateLimit: Rate | undefined;
  readonly session: SessionFacts;
  readonly setting: Setting;
  readonly clock: Clock;
  readonly ids: () => string;
  readonly log: Log;
}

/** The revision in records where there is none. */
const NO_REVISION = 'none';
const NO_REDACTIONS: readonly Redaction[] = [];
const RATE_LIMIT_LAYER = '--rate-limit';
const NO_POLICY = pepReason('no_policy', 'no policy is loaded');
const INTERNAL = pepReason('internal_error', 'the message could not be decided; the log of the proxy says why');
const INCOMPLETE = pepReason('inspection_incomplete', 'the message is too large or too deep to be inspected whole');
const NOBODY_TO_ASK = pepReason('approval_required', 'this needs an approval, and nobody can be asked from here', 'medium');

export interface Evaluate {
  /** By one policy set; undefined denies. */
  decide(question: Question, policy: PolicySet | undefined): Judgement;
  /** A denial of our own, which no mode softens: nobody asked the policy. */
  deny(about: About, reason: Reason, policy: PolicySet | undefined): Judgement;
}

/**
 * inspect → input document → decision → obligations and limits. Never throws: whatever goes wrong on the way is a denial
 * (invariant 1), and a denial takes from no limit (S-16).
 */
export function createEvaluate(deps: EvaluateDeps): Evaluate {
  const modeOf = (policy: PolicySet | undefined) => deps.mode ?? policy?.config.mode ?? 'enforce';
  const denied = (about: About, reason: Reason, policy: PolicySet | undefined, enforced: boolean): Judgement => ({
    about,
    id: deps.ids(),
    effect: 'deny',
    enforced,
    mode: modeOf(policy),
    reasons: [reason],
    rules: [],
    warnings: [],
    revision: policy?.revision ?? NO_REVISION,
    redactions: [],
    retryAfterMs: undefined,
    hidden: false,
    input: undefined,
    log: undefined,
    settings: undefined,
  });
  return {
    decide: (question, policy) => {
      if (policy === undefined) return denied(aboutOf(question), NO_POLICY, policy, true);
      try {
        return weigh(question, policy, modeOf(policy), deps);
      } catch (error) {
        deps.log.error('a message could not be decided and counts as denied', { method: question.method, err: error });
        return denied(aboutOf(question), INTERNAL, policy, modeOf(policy) === 'enforce');
      }
    },
    deny: (about, reason, policy) => denied(about, reason, policy, true),
  };
}

function aboutOf({ direction, kind, method, acting, topic }: Question): About {
  return { direction, kind, method, acting, tool: topic.tool };
}

function weigh(question: Question, policy: PolicySet, mode: Mode, deps: EvaluateDeps): Judgement {
  const now = deps.clock.now();
  const { findings, paths, complete } = examine(question, policy.config, deps);
  const tool = question.topic.tool === undefined ? undefined : deps.tools.fact(question.topic.tool);
  const input = buildInput(deps.setting, deps.session, question, { tool, findings, paths, mode, now });

  const verdict = policy.decide(input);
  const duties = dutiesOf(verdict, deps.setting.identity.subject, redactablePart(input));
  let obstacles = complete ? duties.obstacles : [INCOMPLETE, ...duties.obstacles];
  const limited = verdict.effect === 'allow' && obstacles.length === 0 ? takeFromLimits(question, duties, deps) : undefined;
  if (limited !== undefined) obstacles = [...obstacles, limited.reason];

  const effect = effectOf(verdict, obstacles);
  const enforced = isEnforced(effect, mode, verdict, duties);
  const passing = effect === 'allow' || !enforced;
  if (passing && !duties.labels.every((label) => deps.session.label(label))) throw new Error('the session has no room for more labels');
  return {
    about: aboutOf(question),
    id: deps.ids(),
    effect,
    enforced,
    mode,
    reasons: verdict.effect === 'allow' ? obstacles : verdict.effect === 'ask' ? [...verdict.reasons, NOBODY_TO_ASK] : verdict.reasons,
    rules: verdict.rules,
    warnings: verdict.warnings,
    revision: verdict.revision,
    redactions: effect === 'allow' && enforced ? duties.redactions : NO_REDACTIONS,
    retryAfterMs: limited?.retryAfterMs,
    hidden: !passing && tool !== undefined && isHidden(tool, verdict, policy, deps, mode, now),
    input,
    log: duties.log,
    settings: policy.config.audit,
  };
}

/** Shadow lets pass what the policy, the detectors and the limits refuse; a message too large to be decided is none of these. */
function isEnforced(effect: Judgement['effect'], mode: Mode, verdict: Verdict, duties: Duties): boolean {
  if (mode === 'enforce') return true;
  return effect === 'allow' ? duties.redactions.length === 0 : verdict.failure === 'input_too_large';
}

/** A tool that is not listed answers as an unknown one, unless a rule says why in its own words (design §3.3). */
function isHidden(tool: ToolFact, verdict: Verdict, policy: PolicySet, deps: EvaluateDeps, mode: Mode, now: number): boolean {
  if (verdict.effect !== 'deny' || verdict.reasons.some(isStated)) return false;
  return tool.known === false || policy.hidden(listingInput(deps.setting, deps.session, mode, now), [tool]).has(tool.name);
}

/** All limits or none. Only calls of tools count (design §6). */
function takeFromLimits(question: Question, { limits }: Duties, deps: EvaluateDeps): { reason: Reason; retryAfterMs: number } | undefined {
  if (question.method !== 'tools/call' || question.kind === 'response' || question.direction !== 'client_to_server') return undefined;
  if (question.retried === true) return undefined;
  const own =
    deps.rateLimit === undefined
      ? []
      : [{ key: counterKey(RATE_LIMIT_LAYER, undefined, deps.setting.identity.subject), ...deps.rateLimit }];
  if (limits.length === 0 && own.length === 0) return undefined;
  const taken = deps.limiter.take([...limits, ...own]);
  if (taken.ok) return undefined;
  const { requests, per } = taken.limit;
  const message = `the limit of ${requests} ${requests === 1 ? 'call' : 'calls'} per ${per} is reached`;
  return { reason: pepReason('rate_limited', message, 'medium'), retryAfterMs: taken.retryAfterMs };
}
