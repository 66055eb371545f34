import type { Condition } from '../compiler/conditions/condition.js';
import type { Policy } from '../compiler/language/policy.js';
import type { AskRego } from '../compiler/meaning/judge-conditions.js';
import { judgePolicy } from '../compiler/meaning/judge-policy.js';
import type { Verdict } from '../compiler/meaning/verdict.js';
import { UserError } from '../errors/exit.js';
import type { InputDocument } from '../pdp/input-document.js';
import type { PolicySet } from '../pdp/policy-set.js';

/** Thrown where the two evaluators disagree: then neither explains anything. */
export class Disagreement extends UserError {}

/**
 * What a YAML policy says of a message and why, by the reference evaluator, held against the WASM that decides. `checked` is false where a
 * condition in Rego has a say that the interpreter, which is asked by `regoOf`, and WASM do not agree in.
 */
export async function explainLayer(
  policy: Policy,
  input: InputDocument,
  set: PolicySet,
  regoOf: (input: InputDocument) => Promise<AskRego>,
): Promise<{ readonly verdict: Verdict; readonly rego: AskRego; readonly checked: boolean }> {
  const rego = await regoOf(input);
  const verdict = judgePolicy(policy, input, rego);
  // Guards have their say beside the policy: without findings and labels they have nothing to judge.
  const bare = { ...input, findings: [], session: { ...input.session, labels: [] } };
  const decided = set.decide(bare);
  const [reference, wasm] = [judgePolicy(policy, bare, await regoOf(bare)), decided].map(summary);
  // Where WASM gives no answer (an input that is too large) there is none to hold the other to.
  const checked = decided.failure !== undefined || reference === wasm;
  if (!checked && !verdict.trace.rules.some(({ rule }) => hasRego(rule.conditions)))
    throw new Disagreement(`this is a defect, please report it: the reference evaluator says ${reference}, WASM says ${wasm}`);
  return { verdict, rego, checked };
}

function summary({ effect, reasons }: Pick<Verdict, 'effect' | 'reasons'>): string {
  const ids = [...new Set(reasons.map(({ id }) => id))].toSorted();
  return `${effect}${ids.length === 0 ? '' : ` (${ids.join(', ')})`}`;
}

function hasRego(conditions: readonly Condition[]): boolean {
  return conditions.some((each) => each.kind === 'rego' || (each.kind !== 'test' && hasRego(each.of)));
}
