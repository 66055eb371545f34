import type { Test } from '../conditions/condition.js';
import { matches, notMatches } from './matches.js';
import type { Operator } from './operator.js';
import { pathNotContains } from './path-not-contains.js';
import { pathStartsWith } from './path-starts-with.js';

/** The operators of `conditions:`. A new one is a file and a line here: schema, messages, Rego and rows come from it. */
export const OPERATORS: readonly Operator[] = [pathStartsWith, pathNotContains, matches, notMatches];

const byName = new Map(OPERATORS.map((operator) => [operator.name, operator]));

export function operatorNamed(name: string): Operator | undefined {
  return byName.get(name);
}

export function operatorOf(test: Test): Operator {
  const operator = byName.get(test.operator);
  if (operator === undefined) throw new Error(`a test names the operator ${test.operator}, which does not exist`);
  return operator;
}
