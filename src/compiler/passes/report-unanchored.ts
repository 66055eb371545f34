import { nameOf } from '../conditions/subject.js';
import { testsOf } from '../conditions/tests-of.js';
import type { Policy } from '../language/policy.js';
import type { Action } from '../language/action.js';
import { operatorOf } from '../operators/index.js';
import type { Problems } from '../problems.js';
import { checkRe2 } from '../regex/check-re2.js';

/** The expressions that let a call pass. */
const PASSES = { allow: 'good', ask: 'good', deny: 'bad' } as const satisfies Record<Action, string>;

/**
 * An expression that must match for a call to pass says what is good; unanchored, anything may stand around it: `git status` is in
 * `git status; rm -rf /`. One that says what is bad is meant to be found anywhere.
 */
export function reportUnanchored({ rules }: Policy, problems: Problems): void {
  for (const { action, conditions } of rules) {
    for (const test of testsOf(conditions)) {
      if (operatorOf(test).pattern !== PASSES[action] || typeof test.operand !== 'string') continue;
      const checked = checkRe2(test.operand);
      if (!checked.ok || checked.facts.anchored) continue;
      problems.warning(
        'AM1304',
        test.span,
        `\`${nameOf(test.subject)}\` passes with anything before or after what \`${test.operand}\` matches`,
        'begin it with `^` and end it with `$`; where anything may follow, say so: `^SELECT .*$`',
      );
    }
  }
}
