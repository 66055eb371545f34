import type { Span } from '../../errors/diagnostic.js';
import type { Condition, Test } from '../conditions/condition.js';
import { testsOf } from '../conditions/tests-of.js';
import type { Problems } from '../problems.js';
import type { ReadPolicy } from './read-file.js';

/** Gives each `under_roots` the directories of the joined policy: a file may ask for those of whoever extends it. */
export function withRoots({ policy, whole }: ReadPolicy, problems: Problems): ReadPolicy {
  const { roots } = policy;
  const asking = policy.rules.flatMap(({ conditions }) => testsOf(conditions)).filter(({ underRoots }) => underRoots === true);
  // What is missing in a part may stand in what could not be read.
  if (whole && roots === undefined) for (const { span } of asking) reportMissing(span, problems);
  if (roots === undefined) return { policy, whole };
  if (whole && asking.length === 0) reportIdle(roots.span, problems);
  const resolved = (test: Test): Test => (test.underRoots === true ? { ...test, operand: roots.value } : test);
  const rules = policy.rules.map((rule) => ({ ...rule, conditions: mapTests(rule.conditions, resolved) }));
  return { policy: { ...policy, rules }, whole };
}

function reportMissing(span: Span, problems: Problems): void {
  problems.error(
    'AM1508',
    span,
    'this asks for the `roots` of the policy, and it names none',
    'write `roots: [/srv/data]` at the top of the file',
  );
}

function reportIdle(span: Span, problems: Problems): void {
  problems.warning(
    'AM1507',
    span,
    '`roots` confine nothing by themselves: no condition asks for them',
    'write `conditions: [{ under_roots: true }]` in the rules that they are meant for, or remove `roots`',
  );
}

function mapTests(conditions: readonly Condition[], change: (test: Test) => Test): readonly Condition[] {
  return conditions.map((condition): Condition => {
    if (condition.kind === 'test') return { kind: 'test', test: change(condition.test) };
    return condition.kind === 'rego' ? condition : { ...condition, of: mapTests(condition.of, change) };
  });
}
