import { BuiltinError } from './builtin.js';

/** Whether a builtin has an answer for its arguments. What would not end stops the decision here, too. */
export function hasAnswer(call: () => unknown): boolean {
  try {
    call();
    return true;
  } catch (cause) {
    if (cause instanceof BuiltinError) return false;
    throw cause;
  }
}
