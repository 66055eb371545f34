import { BuiltinLimit } from './builtins/builtin.js';
import type { FailureCode, Outcome } from './decision.js';
import { InputTooLarge } from './encode-input.js';
import { MissingBuiltin, PolicyLimit } from './wasm/errors.js';

/** The library throws strings and plain objects too. */
export function failureOf(cause: unknown): Outcome {
  if (cause instanceof MissingBuiltin) {
    return { kind: 'error', code: 'missing_builtin', message: cause.message, detail: { builtin: cause.builtin } };
  }
  const text = textOf(cause);
  return { kind: 'error', code: codeOf(cause, text), message: `the policy failed: ${text}` };
}

/** Of its errors V8 says no more than the text: memory that cannot grow, strings and lists that are too long are ranges, as is a stack that is full. */
function codeOf(cause: unknown, text: string): FailureCode {
  if (cause instanceof InputTooLarge) return 'input_too_large';
  if (cause instanceof PolicyLimit) return cause.limit;
  if (cause instanceof BuiltinLimit) return 'steps';
  const outOfMemory = (cause instanceof RangeError && !text.includes('call stack')) || text.includes('opa_malloc: failed');
  return outOfMemory ? 'memory' : 'evaluation_error';
}

export function textOf(cause: unknown): string {
  if (cause instanceof Error) return cause.message;
  if (typeof cause === 'string') return cause;
  const message: unknown = typeof cause === 'object' && cause !== null && 'message' in cause ? cause.message : undefined;
  return typeof message === 'string' ? message : 'for an unknown reason';
}
