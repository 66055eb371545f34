import type { Effect, Obligation, Outcome, Reason } from '../pdp/decision.js';
import { parseDecision } from '../pdp/parse-decision.js';

/** What a policy says of a case. What went wrong is a denial with its own reason, as in the proxy. */
export interface Said {
  readonly effect: Effect;
  readonly reasons: readonly Pick<Reason, 'id' | 'message'>[];
  readonly rules: readonly string[];
  readonly warnings: readonly Pick<Reason, 'id' | 'message'>[];
  readonly obligations: readonly Obligation[];
  readonly labels: readonly string[];
}

export function saidOf(outcome: Outcome): Said {
  return outcome.kind === 'decided' ? outcome.decision : failed(outcome.code, outcome.message);
}

/** Of the interpreter; undefined where its decision is. */
export function saidByTopdown(decision: unknown): Said {
  if (decision === undefined) return failed('undefined_decision', 'the policy leaves its decision undefined');
  const parsed = parseDecision(decision);
  return parsed.ok ? parsed.decision : failed(parsed.code, parsed.message);
}

function failed(code: string, message: string): Said {
  return { effect: 'deny', reasons: [{ id: `outcome.${code}`, message }], rules: [], warnings: [], obligations: [], labels: [] };
}

/** The same for the same decision: sets arrive in an order of each evaluator's own, and so do the members of objects. */
export function canonical({ effect, reasons, rules, warnings, obligations, labels }: Said): string {
  const sorted = (values: readonly object[]) => values.map((value) => JSON.stringify(value, Object.keys(value).toSorted())).toSorted();
  return JSON.stringify([effect, sorted(reasons), rules.toSorted(), sorted(warnings), sorted(obligations), labels.toSorted()]);
}
