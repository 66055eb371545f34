import { fromPointer } from '../../protocol/json/json-pointer.js';

/** Whether a JSON Pointer is one of those that a policy names; `*` in one of these stands for any one step. */
export type PointerMatcher = (pointer: string) => boolean;

/** Of an empty list. */
export const matchesNone: PointerMatcher = () => false;

const compiled = new WeakMap<readonly string[], PointerMatcher>();

/** Compiled once a list: it comes with every message of a revision. */
export function pointerMatcher(patterns: readonly string[]): PointerMatcher {
  let matcher = compiled.get(patterns);
  if (matcher === undefined) compiled.set(patterns, (matcher = compile(patterns)));
  return matcher;
}

function compile(patterns: readonly string[]): PointerMatcher {
  if (patterns.length === 0) return matchesNone;
  const exact = new Set(patterns);
  const open = patterns.map(fromPointer).filter((steps) => steps.includes('*'));
  if (open.length === 0) return (pointer) => exact.has(pointer);
  return (pointer) => {
    if (exact.has(pointer)) return true;
    const steps = fromPointer(pointer);
    return open.some((wanted) => wanted.length === steps.length && wanted.every((step, at) => step === '*' || step === steps[at]));
  };
}
