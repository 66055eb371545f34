import { parseJson } from '../../value/parse-value.js';
import { BigNumber, isArray, RegoObject, type RegoValue } from '../../value/value.js';
import { BuiltinError } from '../builtin.js';
import { isBeyondRange } from '../go/number-range.js';

/** As Go's encoding/json, but for what a text of more levels than the stack would hold does: that ends the decision. */
export function readJson(text: string): RegoValue {
  const value = parsed(text);
  if (HUGE.test(text) && hasHugeNumber(value)) throw new BuiltinError('a number beyond those that OPA reads');
  return value;
}

/** Nothing that is surely no exponent is looked at twice. */
const HUGE = /[eE][+-]?[0-9]{4}/;

function parsed(text: string): RegoValue {
  try {
    return parseJson(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new BuiltinError('invalid JSON');
    throw cause;
  }
}

function hasHugeNumber(value: RegoValue): boolean {
  if (value instanceof BigNumber) return isBeyondRange(value.text);
  if (isArray(value)) return value.some(hasHugeNumber);
  return value instanceof RegoObject && value.entries.some(([, item]) => hasHugeNumber(item));
}
