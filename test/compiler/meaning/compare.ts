import type { Policy } from '../../../src/compiler/language/policy.js';
import { isHidden } from '../../../src/compiler/meaning/hidden.js';
import { judgePolicy } from '../../../src/compiler/meaning/judge-policy.js';
import type { Decision, Obligation } from '../../../src/pdp/decision.js';
import type { InputDocument } from '../../../src/pdp/input-document.js';
import type { Said } from './batch.js';
import { BODIES } from './conditions.js';

/** What two evaluators have to agree in, as text: a whole decision but for the order of its sets. */
export function canonical({ decision, hidden }: Said): string {
  return `${canonicalDecision(decision)} hidden: ${hidden.toSorted().join(', ')}`;
}

export function canonicalDecision(decision: Decision): string {
  const { effect, reasons, rules, obligations, labels, warnings } = decision;
  // Arguments that are no object are denied; what else conditions make of them says nothing.
  if (rules.includes('arguments')) return `${effect} for its arguments`;
  return JSON.stringify({
    effect,
    reasons: reasons.map(({ id, message, severity }) => JSON.stringify([id, message, severity])).toSorted(),
    rules: rules.toSorted(),
    // A denied message obliges to nothing, whatever its rules say.
    obligations: effect === 'deny' ? [] : obligations.map(inOrder).toSorted(),
    labels: labels.toSorted(),
    warnings: warnings.length,
  });
}

function inOrder(obligation: Obligation): string {
  return JSON.stringify(Object.entries(obligation).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The reference's answer in the same words. */
export function referenceSays(policy: Policy, input: InputDocument): Said {
  const verdict = judgePolicy(policy, input, (body, { arguments: given }) => BODIES[body]?.(given));
  return {
    decision: {
      allow: verdict.effect === 'allow',
      effect: verdict.effect,
      reasons: verdict.reasons.map((reason) => ({ ...reason, source: 'mcp.policy' })),
      rules: verdict.rules,
      warnings: [],
      obligations: verdict.obligations,
      labels: verdict.labels,
    },
    hidden: (input.tools ?? []).filter((tool) => isHidden(policy, tool, input)).map(({ name }) => name),
  };
}
