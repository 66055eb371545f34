import { inputPath, localsOf, type InputPath } from './input-path.js';
import type { Statement } from './statement.js';
import { textTest, type TextTest } from './text-tests.js';

/** A text of the input that an allow rests on, and how it is tested. Undefined where it rests on something else. */
export function grantedTest({ rule, expr, stand }: Statement): { readonly test: TextTest; readonly path: InputPath } | undefined {
  const test = stand === 'grants' && !expr.negated ? textTest(expr) : undefined;
  const path = inputPath(test?.subject, localsOf(rule));
  return test === undefined || path === undefined ? undefined : { test, path };
}
