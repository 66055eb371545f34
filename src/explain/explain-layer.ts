import type { Condition } from '../compiler/conditions/condition.js';
import type { Policy } from '../compiler/language/policy.js';
import { judgePolicy } from '../compiler/meaning/judge-policy.js';
import type { Verdict } from '../compiler/meaning/verdict.js';
import { UserError } from '../errors/exit.js';
import type { InputDocument } from '../pdp/input-document.js';
import type { PolicySet } from '../pdp/policy-set.js';

/** Thrown where the two evaluators disagree: then neither explains anything. */
export class Disagreement extends UserError {}

/**
 * What a YAML policy says of a message and why, by the reference evaluator, held against the WASM that decides. `checked` is false where a
 * condition in Rego has a say: only WASM knows what that is.
 */
export function explainLayer(
  policy: Policy,
  input: InputDocument,
  set: PolicySet,
): { readonly verdict: Verdict; readonly checked: boolean } {
  const verdict = judgePolicy(policy, input);
  const checked = !verdict.trace.rules.some(({ rule }) => hasRego(rule.conditions));
  if (checked) holdAgainst(policy, input, set);
  return { verdict, checked };
}

function holdAgainst(policy: Policy, input: InputDocument, set: PolicySet): void {
  // Guards have their say beside the policy: without findings and labels they have nothing to judge.
  const bare = { ...input, findings: [], session: { ...input.session, labels: [] } };
  const [reference, wasm] = [judgePolicy(policy, bare), set.decide(bare)];
  const [one, other] = [summary(reference), summary(wasm)];
  if (one === other) return;
  throw new Disagreement(`this is a defect, please report it: the reference evaluator says ${one}, WASM says ${other}`);
}

function summary({ effect, reasons }: Pick<Verdict, 'effect' | 'reasons'>): string {
  const ids = [...new Set(reasons.map(({ id }) => id))].toSorted();
  return `${effect}${ids.length === 0 ? '' : ` (${ids.join(', ')})`}`;
}

function hasRego(conditions: readonly Condition[]): boolean {
  return conditions.some((each) => each.kind === 'rego' || (each.kind !== 'test' && hasRego(each.of)));
}
