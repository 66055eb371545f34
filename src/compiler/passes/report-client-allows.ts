import { requiredTests } from '../conditions/tests-of.js';
import type { Policy } from '../language/policy.js';
import type { Problems } from '../problems.js';

/** An allow for some clients only: a client says itself what it is, and any other can say the same. */
export function reportClientAllows({ rules }: Policy, problems: Problems): void {
  for (const { action, conditions } of rules) {
    const test = action === 'allow' ? requiredTests(conditions).find(({ operator }) => operator === 'client_is') : undefined;
    if (test === undefined) continue;
    problems.warning(
      'AM1309',
      test.span,
      'this allow rests on what the client calls itself, and any client can call itself so',
      'say who calls with `identity`; `client` serves a deny or an ask that keeps honest clients to their tasks',
    );
  }
}
