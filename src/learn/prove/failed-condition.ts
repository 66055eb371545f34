import type { Policy } from '../../compiler/language/policy.js';
import { nameOf } from '../../compiler/conditions/subject.js';
import type { JudgedCondition } from '../../compiler/meaning/judge-conditions.js';
import { judgePolicy } from '../../compiler/meaning/judge-policy.js';
import type { Replayed } from '../../replay/decide-again.js';

/** In a few words why the policy does not allow it: the conditions that do not hold. */
export function failedCondition(policy: Policy, { input, reasons }: Replayed): string {
  const { trace } = judgePolicy(policy, input);
  const counting = trace.rules.filter(({ counts, rule }) => counts && rule.action === 'allow');
  const [first] = reasons;
  if (counting.length === 0) return 'no rule allows it';
  const failed = counting.flatMap(({ of }) => of).filter(({ truth }) => truth !== true);
  if (failed.length === 0) return first === undefined ? 'denied' : `${first.source} ${first.id}`;
  return [...new Set(failed.map(conditionName))].join(', ');
}

function conditionName(condition: JudgedCondition): string {
  if (condition.kind !== 'test') return condition.kind;
  const { subject, operator } = condition.test;
  return subject.kind === 'argument' ? `\`${nameOf(subject)}\` ${operator}` : operator;
}
