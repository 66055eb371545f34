import type { RegoValue } from '../value/value.js';

/** What does not follow from the arguments, the same for the whole of one decision. */
export interface BuiltinContext {
  /** Nanoseconds since the epoch. */
  nowNs(): bigint;
  print(text: string): void;
}

/** Synchronous, and pure but for the context. Undefined, and a `BuiltinError` thrown, is what OPA makes of an error in a builtin. */
export type Builtin = (context: BuiltinContext, ...args: readonly RegoValue[]) => RegoValue | undefined;

/** By OPA's name, e.g. `time.now_ns`. A builtin of the table throws nothing but a `BuiltinLimit`. */
export type BuiltinTable = ReadonlyMap<string, Builtin>;

/** An argument that the builtin has no answer for: the call is undefined. */
export class BuiltinError extends Error {
  override readonly name = 'BuiltinError';
}

/** An answer that would not end or not fit: the decision stops. Undefined would say "no" where nobody knows. */
export class BuiltinLimit extends Error {
  override readonly name = 'BuiltinLimit';
}
