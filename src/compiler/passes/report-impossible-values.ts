import type { JsonValue } from '../../protocol/json/json.js';
import type { Test } from '../conditions/condition.js';
import { nameOf } from '../conditions/subject.js';
import { requiredTests } from '../conditions/tests-of.js';
import type { Policy } from '../language/policy.js';
import { operatorOf } from '../operators/index.js';
import type { Problems } from '../problems.js';

/** Tests of one argument that no value meets together: `equals` beside `in` without it, `min` above `max`. */
export function reportImpossibleValues({ rules }: Policy, problems: Problems): void {
  for (const { action, conditions } of rules) {
    // A missing argument meets what is optional.
    const tests = requiredTests(conditions).filter(({ subject, optional }) => subject.kind === 'argument' && optional !== true);
    for (const group of byArgument(tests)) {
      const [first] = group;
      if (first === undefined || !impossible(group)) continue;
      const named = `\`${nameOf(first.subject)}\``;
      const said = [...new Set(group.map(({ operator }) => `\`${operator}\``))].join(' and ');
      const hint = 'one of them is not what was meant: correct it, or write a rule for each';
      if (action === 'deny') problems.warning('AM1308', first.span, `this deny never trips: no value of ${named} meets ${said}`, hint);
      else problems.warning('AM1305', first.span, `this rule never holds: no value of ${named} meets ${said}`, hint);
    }
  }
}

/** Certainly so: each value that could do is certainly refused by another test. A value of another type would be of no type that is asked for. */
function impossible(tests: readonly Test[]): boolean {
  const lengths = tests.find(({ operator }) => operator === 'max_length');
  if (tests.some(({ operator, operand }) => operator === 'min_length' && Number(operand) > Number(lengths?.operand ?? Infinity)))
    return true;
  const candidates = candidatesOf(tests);
  return (
    candidates !== undefined && candidates.every((value) => tests.some((test) => operatorOf(test).judge(value, test.operand) === false))
  );
}

/** Values of which at least one meets all tests if any value does: those that a test lists, or the least of a range. */
function candidatesOf(tests: readonly Test[]): readonly JsonValue[] | undefined {
  for (const { operator, operand } of tests) {
    if (operator === 'equals') return [operand];
    if (operator === 'in' && Array.isArray(operand)) return operand as readonly JsonValue[];
  }
  const least = tests.filter(({ operator }) => operator === 'min').map(({ operand }) => Number(operand));
  const other = tests.some(({ operator }) => operator !== 'min' && operator !== 'max');
  return least.length === 0 || other ? undefined : [Math.max(...least)];
}

function byArgument(tests: readonly Test[]): Iterable<readonly Test[]> {
  const groups = new Map<string, Test[]>();
  for (const test of tests) {
    const name = nameOf(test.subject);
    groups.set(name, [...(groups.get(name) ?? []), test]);
  }
  return groups.values();
}
