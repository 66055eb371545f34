import type { Condition, Test } from '../conditions/condition.js';
import type { RuleIr } from '../ir.js';
import { operatorOf } from '../operators/index.js';
import type { Terms } from '../operators/operator.js';
import type { Lists } from './lists.js';
import { indent, member, string } from './rego-text.js';
import { literal } from './literal.js';

/** The body of a rule whose conditions certainly hold: every path argument, of which there is one at least, and every argument. */
export function holding(rule: RuleIr, lists: Lists): readonly string[] {
  const { paths, others } = parts(rule.conditions);
  const lines = paths.map((test) => operatorOf(test).holds(terms(test, rule, lists)));
  return [
    ...(lines.length === 0 ? [] : ['count(input.paths) > 0', every('path', 'input.paths', lines)]),
    ...others.map((test) => operatorOf(test).holds(terms(test, rule, lists))),
  ];
}

/** The body of a rule whose conditions cannot be ruled out: one path argument that may meet all of them is enough. */
export function notFailing(rule: RuleIr, lists: Lists): readonly string[] {
  const { paths, others } = parts(rule.conditions);
  const lines = [...paths, ...others].map((test) => `not ${operatorOf(test).fails(terms(test, rule, lists))}`);
  return paths.length > 0 ? ['some path in input.paths', ...lines] : lines;
}

function parts(conditions: readonly Condition[]): { readonly paths: readonly Test[]; readonly others: readonly Test[] } {
  const tests = conditions.flatMap((condition) => (condition.kind === 'test' ? [condition.test] : []));
  if (tests.length < conditions.length) throw new Error('only tests can be written so far');
  return {
    paths: tests.filter(({ subject }) => subject.kind === 'paths'),
    others: tests.filter(({ subject }) => subject.kind !== 'paths'),
  };
}

function every(name: string, domain: string, lines: readonly string[]): string {
  return lines.length === 1 ? `every ${name} in ${domain} { ${lines[0] ?? ''} }` : `every ${name} in ${domain} {\n${indent(lines)}\n}`;
}

function terms(test: Test, rule: RuleIr, lists: Lists): Terms {
  const operand = operatorOf(test).literal?.(test.operand) ?? literal(test.operand, rule.id, lists);
  if (test.subject.kind !== 'argument') return { operand, value: 'path', found: 'path' };
  const [name = ''] = test.subject.pointer;
  return { operand, value: member('input.arguments', name), found: `conditions.at(${string(name)})` };
}
