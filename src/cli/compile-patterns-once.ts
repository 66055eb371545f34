import { setFlagsFromString } from 'node:v8';

/**
 * V8 makes byte code of a pattern for its first text, and machine code for its second. The first takes longer than the second, and a pattern that
 * has met one text meets others: the definitions of twenty tools are looked at in a tenth less of the processor's time with machine code at once.
 * A V8 that does not know the flag says so on standard error and goes on.
 */
export const PATTERN_FLAGS = ['--no-regexp-tier-up'];

/** Before any pattern is searched for. */
export function compilePatternsOnce(): void {
  for (const flag of PATTERN_FLAGS) setFlagsFromString(flag);
}
