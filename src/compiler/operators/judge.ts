import type { JsonValue } from '../../protocol/json/json.js';
import type { Test } from '../conditions/condition.js';
import { operatorOf } from './index.js';
import { lowerCase } from './letter-case.js';
import type { Truth } from './operator.js';

/** What a test says of one value, of which undefined is none at all: `optional` and `ignoreCase` included. */
export function judge(test: Test, value: JsonValue | undefined): Truth {
  if (value === undefined && test.optional === true) return true;
  if (test.ignoreCase !== true || value === undefined) return operatorOf(test).judge(value, test.operand);
  return typeof value === 'string' ? operatorOf(test).judge(lowerCase(value), test.operand) : undefined;
}
