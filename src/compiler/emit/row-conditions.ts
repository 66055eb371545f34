import type { JsonObject, JsonValue } from '../../protocol/json/json.js';
import type { Condition, Test } from '../conditions/condition.js';
import { asList, grouped } from '../conditions/grouped.js';
import { operatorOf } from '../operators/index.js';
import { inRow, plainest } from './asked.js';
import type { Bodies } from './bodies.js';
import { tableOf } from './lists.js';

/** A list of conditions as data: what `rows-module` interprets. */
export function listRow(list: readonly Condition[], ruleId: string, bodies: Bodies): JsonObject {
  const { paths, others } = grouped(list);
  return { paths: paths.map(pathRow), others: others.map((each) => conditionRow(each, ruleId, bodies)) };
}

/** How deep lists stand in lists: 0 where there are tests only. */
export function depthOf(list: readonly Condition[]): number {
  return Math.max(0, ...list.map(depthOfOne));
}

/** An `all` is written as an `any` of one list, and so is one that stands in it. */
function depthOfOne(condition: Condition): number {
  if (condition.kind === 'test' || condition.kind === 'rego') return 0;
  return 1 + (condition.kind === 'all' ? depthOf(condition.of) : Math.max(...condition.of.map((each) => depthOf(asList(each)))));
}

function conditionRow(condition: Condition, ruleId: string, bodies: Bodies): JsonObject {
  if (condition.kind === 'test') return testRow(plainest(condition.test));
  if (condition.kind === 'rego') return { rego: bodies.add(ruleId, condition) };
  if (condition.kind === 'all') return { any: [listRow(condition.of, ruleId, bodies)] };
  return { [condition.kind]: condition.of.map((each) => listRow(asList(each), ruleId, bodies)) };
}

function pathRow(test: Test): JsonObject {
  return { operator: test.operator, operand: test.operand };
}

function testRow(test: Test): JsonObject {
  return { operator: test.operator, ...inRow(test).row, operand: operandRow(test), ...(test.optional === true ? { optional: true } : {}) };
}

/** A list that is looked up is a table here too. */
function operandRow({ operator, operand }: Test): JsonValue {
  const long = operatorOf({ operator }).table && Array.isArray(operand) && operand.length > 16;
  return long && operand.every((each) => typeof each === 'string') ? tableOf(operand) : operand;
}
