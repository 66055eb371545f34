import { operatorOf } from '../operators/index.js';
import type { Terms, Test } from '../operators/operator.js';
import type { RuleIr } from '../ir.js';
import type { Lists } from './lists.js';
import { indent, member, regex, string } from './rego-text.js';

/** The body of a rule whose conditions certainly hold: every path argument, of which there is one at least, and every argument. */
export function holding(rule: RuleIr, lists: Lists): readonly string[] {
  const paths = rule.tests.filter((test) => operatorOf(test).subject === 'path');
  const others = rule.tests.filter((test) => operatorOf(test).subject === 'argument');
  const lines = paths.map((test) => operatorOf(test).holds(terms(test, rule, lists)));
  return [
    ...(lines.length === 0 ? [] : ['count(input.paths) > 0', every('path', 'input.paths', lines)]),
    ...others.map((test) => operatorOf(test).holds(terms(test, rule, lists))),
  ];
}

/** The body of a rule whose conditions cannot be ruled out: one path argument that may meet all of them is enough. */
export function notFailing(rule: RuleIr, lists: Lists): readonly string[] {
  const lines = rule.tests.map((test) => `not ${operatorOf(test).fails(terms(test, rule, lists))}`);
  return rule.tests.some((test) => operatorOf(test).subject === 'path') ? ['some path in input.paths', ...lines] : lines;
}

function every(name: string, domain: string, lines: readonly string[]): string {
  return lines.length === 1 ? `every ${name} in ${domain} { ${lines[0] ?? ''} }` : `every ${name} in ${domain} {\n${indent(lines)}\n}`;
}

function terms(test: Test, rule: RuleIr, lists: Lists): Terms {
  const name = test.argument ?? '';
  return {
    operand: typeof test.operand === 'string' ? regex(test.operand) : lists.write(rule.id, test.operand),
    argument: member('input.arguments', name),
    name: string(name),
  };
}
