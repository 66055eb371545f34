import { requiredTests } from '../conditions/tests-of.js';
import type { Policy } from '../language/policy.js';
import { texts } from '../operators/operands.js';
import type { Problems } from '../problems.js';

/** A rule that asks for a directory and forbids its name: no path can do both. */
export function reportContradictions({ rules }: Policy, problems: Problems): void {
  for (const { action, conditions, span } of rules) {
    const tests = requiredTests(conditions).filter(({ subject }) => subject.kind === 'paths');
    const below = tests.find(({ operator }) => operator === 'path_starts_with');
    const words = tests.filter(({ operator }) => operator === 'path_not_contains').flatMap(({ operand }) => texts(operand));
    if (below === undefined || words.length === 0) continue;
    const prefixes = texts(below.operand);
    const word = prefixes.length === 0 ? undefined : words.find((each) => prefixes.every((prefix) => prefix.toLowerCase().includes(each)));
    if (word === undefined) continue;
    const every = `every path below \`${prefixes[0] ?? ''}\` contains \`${word}\``;
    const hint = 'choose a longer text for `path_not_contains`';
    if (action === 'deny') problems.warning('AM1308', span, `this deny never trips: ${every}`, hint);
    else problems.warning('AM1305', span, `this rule never holds: ${every}`, hint);
  }
}
