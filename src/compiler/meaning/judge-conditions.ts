import type { InputDocument } from '../../pdp/input-document.js';
import type { JsonValue } from '../../protocol/json.js';
import type { Condition, Test } from '../conditions/condition.js';
import { operatorOf } from '../operators/index.js';
import type { Truth } from '../operators/operator.js';
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
  if (subject.kind === 'argument') return valuesOf(input, subject.pointer).map((found) => judgedValue(test, found));
  return Object.entries(input.paths).map(([at, fact]) => {
    const value = fact as unknown as JsonValue;
    return { at, value, truth: operator.judge(value, operand) };
  });
}

function judgedValue(test: Test, found: Found): JudgedValue {
  const operator = operatorOf(test);
  const { at } = found;
  if (found.kind === 'value') return { at, value: found.value, truth: operator.judge(found.value, test.operand) };
  if (found.kind === 'unclear') return { at, truth: undefined };
  return { at, truth: test.optional === true ? true : operator.judge(undefined, test.operand) };
}
