import type { Reason } from '../../pdp/decision.js';
import type { PolicySet } from '../../pdp/policy-set.js';
import { createConsequences, type Consequences } from './consequences.js';
import { examine } from './examine.js';
import type { Question } from './question.js';
import type { About, Judgement } from './judgement.js';
import { pepReason } from './reasons.js';
import { aboutOf, weigh, type EvaluateDeps, type WeighDeps } from './weigh.js';

/** The revision in records where there is none. */
const NO_REVISION = 'none';
const NO_POLICY = pepReason('no_policy', 'no policy is loaded');
const INTERNAL = pepReason('internal_error', 'the message could not be decided; the log of the proxy says why');

export interface Evaluate {
  /** By one policy set; undefined denies. */
  decide(question: Question, policy: PolicySet | undefined): Judgement;
  /** The same where inspection found something, or could not end. Undefined: there is nothing to decide. */
  decideFound(question: Question, policy: PolicySet): Judgement | undefined;
  /** A denial of our own, which no mode softens: nobody asked the policy. */
  deny(about: About, reason: Reason, policy: PolicySet | undefined): Judgement;
  readonly together: Consequences['together'];
}

/**
 * inspect → input document → decision → obligations and limits. Never throws: whatever goes wrong on the way is a denial
 * (invariant 1), and a denial takes from no limit (S-16).
 */
export function createEvaluate(deps: EvaluateDeps): Evaluate {
  const modeOf = (policy: PolicySet | undefined) => deps.mode ?? policy?.config.mode ?? 'enforce';
  const { follow, together } = createConsequences(deps.session);
  const all: WeighDeps = { ...deps, follow };
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
    bundles: policy?.bundles,
    redactions: [],
    retryAfterMs: undefined,
    hidden: false,
    input: undefined,
    log: undefined,
    settings: undefined,
    shadow: undefined,
  });
  const orDenied = <T>(question: Question, policy: PolicySet, weighed: () => T): T | Judgement => {
    try {
      return weighed();
    } catch (error) {
      deps.log.error('a message could not be decided and counts as denied', { method: question.method, err: error });
      return denied(aboutOf(question), INTERNAL, policy, modeOf(policy) === 'enforce');
    }
  };
  return {
    decide: (question, policy) => {
      if (policy === undefined) return denied(aboutOf(question), NO_POLICY, policy, true);
      return orDenied(question, policy, () => weigh(question, examine(question, policy.config, deps), policy, modeOf(policy), all));
    },
    decideFound: (question, policy) =>
      orDenied(question, policy, () => {
        const examined = examine(question, policy.config, deps);
        if (examined.complete && examined.findings.length === 0) return undefined;
        return weigh(question, examined, policy, modeOf(policy), all);
      }),
    deny: (about, reason, policy) => denied(about, reason, policy, true),
    together,
  };
}
