import type { RegoValue } from '../value/value.js';

/** What does not follow from the arguments, the same for the whole of one decision. */
export interface BuiltinContext {
  /** Nanoseconds since the epoch. */
  nowNs(): bigint;
  print(text: string): void;
}

/** Synchronous, and pure but for the context. Undefined is what OPA makes of an error in a builtin. Never throws. */
export type Builtin = (context: BuiltinContext, ...args: readonly RegoValue[]) => RegoValue | undefined;

/** By OPA's name, e.g. `time.now_ns`. */
export type BuiltinTable = ReadonlyMap<string, Builtin>;
