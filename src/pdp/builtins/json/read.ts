import { parseJson } from '../../value/parse-value.js';
import type { RegoValue } from '../../value/value.js';
import { BuiltinError } from '../builtin.js';

/** Throws a `BuiltinError` for what is no JSON. */
export function readJson(text: string): RegoValue {
  try {
    return parseJson(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new BuiltinError('invalid JSON');
    throw cause;
  }
}
