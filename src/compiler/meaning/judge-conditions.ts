import type { InputDocument } from '../../pdp/input-document.js';
import { member, type JsonValue } from '../../protocol/json/json.js';
import type { Condition, Test } from '../conditions/condition.js';
import { operatorOf } from '../operators/index.js';
import { lowerCase } from '../operators/letter-case.js';
import type { Truth, View } from '../operators/operator.js';
import { allOf, anyOf, not, ofEvery } from './truth.js';
import { valuesOf, type Found } from './values-of.js';

/** A condition as it was judged: the tree of the policy, each part with its outcome. */
export type JudgedCondition =
  | { readonly kind: 'test'; readonly test: Test; readonly truth: Truth; readonly values: readonly JudgedValue[] }
  | { readonly kind: 'all' | 'any' | 'none'; readonly condition: Condition; readonly truth: Truth; readonly of: readonly JudgedCondition[] }
  | { readonly kind: 'rego'; readonly condition: Condition; readonly truth: Truth };

/** One of the values that a test is asked of. Without `value` there is none. */
export interface JudgedValue {
  /** A JSON Pointer into the input document. */
  readonly at: string;
  readonly value?: JsonValue;
  readonly truth: Truth;
}

/** The conditions of a rule, or of an `all`. */
export interface JudgedList {
  readonly truth: Truth;
  readonly of: readonly JudgedCondition[];
}

/** Whether a body in Rego is true of an input; undefined where nobody can say. */
export type AskRego = (body: string, input: InputDocument) => Truth;

/**
 * All have to hold. Tests of paths that stand side by side are about one path at a time: a deny below `/etc` that does not end in `.md`
 * speaks of a path that is both, not of two paths.
 */
export function judgeList(conditions: readonly Condition[], input: InputDocument, rego: AskRego): JudgedList {
  const of = conditions.map((condition) => judgeCondition(condition, input, rego));
  const aboutPaths = of.filter((each) => each.kind === 'test' && each.test.subject.kind === 'paths');
  const others = of.filter((each) => !aboutPaths.includes(each)).map(({ truth }) => truth);
  if (aboutPaths.length === 0) return { truth: allOf(others), of };
  const tests = aboutPaths.flatMap((each) => (each.kind === 'test' ? [each.values] : []));
  const paths = (tests[0] ?? []).map((_path, at) => allOf(tests.map((values) => values[at]?.truth)));
  return { truth: allOf([ofEvery(paths), ...others]), of };
}

function judgeCondition(condition: Condition, input: InputDocument, rego: AskRego): JudgedCondition {
  if (condition.kind === 'test') return judgeTest(condition.test, input);
  if (condition.kind === 'rego') return { kind: 'rego', condition, truth: rego(condition.body, input) };
  if (condition.kind === 'all') return { kind: 'all', condition, ...judgeList(condition.of, input, rego) };
  const of = condition.of.map((each) => judgeCondition(each, input, rego));
  const some = anyOf(of.map(({ truth }) => truth));
  return { kind: condition.kind, condition, truth: condition.kind === 'any' ? some : not(some), of };
}

function judgeTest(test: Test, input: InputDocument): JudgedCondition {
  const values = judgedValues(test, input);
  return { kind: 'test', test, truth: ofEvery(values.map(({ truth }) => truth)), values };
}

function judgedValues(test: Test, input: InputDocument): readonly JudgedValue[] {
  const { subject, operand } = test;
  const operator = operatorOf(test);
  if (subject.kind === 'context') return [{ at: '', truth: operator.judge(input as unknown as JsonValue, operand) }];
  if (subject.kind === 'argument') return valuesOf(input, subject.pointer).map((found) => judgedValue(test, input, found));
  return Object.entries(input.paths).map(([at, fact]) => {
    const value = fact as unknown as JsonValue;
    return { at, value, truth: operator.judge(value, operand) };
  });
}

function judgedValue(test: Test, input: InputDocument, found: Found): JudgedValue {
  const operator = operatorOf(test);
  const { at } = found;
  const fact = factAt(input, operator.view, at);
  if (fact !== undefined) return { at, value: fact, truth: operator.judge(fact, test.operand) };
  if (found.kind === 'missing') return { at, truth: test.optional === true ? true : operator.judge(undefined, test.operand) };
  if (found.kind === 'unclear' || operator.view !== 'value') return { at, truth: undefined };
  return { at, value: found.value, truth: truthOf(test, found.value) };
}

/** `ignore_case`: of a text in lower case; what is no text has no letters, so nobody can say. */
function truthOf(test: Test, value: JsonValue): Truth {
  const operator = operatorOf(test);
  if (test.ignoreCase !== true) return operator.judge(value, test.operand);
  return typeof value === 'string' ? operator.judge(lowerCase(value), test.operand) : undefined;
}

/** What is known of an argument, by its pointer: a fact of null is one that nobody can say. */
function factAt(input: InputDocument, view: View, at: string): JsonValue | undefined {
  if (view === 'value') return undefined;
  const facts = { path: input.paths, url: input.urls, sql: input.sql, command: input.commands }[view] as JsonValue | undefined;
  return facts === undefined ? undefined : member(facts, at);
}
