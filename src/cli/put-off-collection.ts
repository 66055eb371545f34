import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * While a session starts: V8 would collect 10 MB of which little is garbage yet, before the first message has its answer. A heap that nears its limit is
 * collected all the same. V8 takes kept code only under the flags under which it was made, so these are set when it was taken, and unset when it is kept.
 */
export const STARTING_FLAGS = ['--no-incremental-marking'];
/**
 * With it go four others, which do not come back with it: all marking would be left to the main thread, for as long as the session lives, and an idle heap
 * would not be collected.
 */
export const STARTED_FLAGS = [
  '--incremental-marking',
  '--concurrent-marking',
  '--memory-reducer',
  '--cppheap-incremental-marking',
  '--cppheap-concurrent-marking',
];

export function putOffCollection(): void {
  for (const flag of STARTING_FLAGS) setFlagsFromString(flag);
}

export function collectAgain(): void {
  for (const flag of STARTED_FLAGS) setFlagsFromString(flag);
}

/** The collector is a function of contexts that are made while it is on. */
export const COLLECTOR_FLAGS = { on: '--expose-gc', off: '--no-expose-gc' } as const;

/**
 * Collects all that the start left, once, in some 20 ms. V8 would do it bit by bit beside the first calls, when what they hold lies between it: the pages of
 * code and objects stay half empty then, for as long as calls follow each other, 4 MB of them.
 */
export function collectStart(): void {
  setFlagsFromString(COLLECTOR_FLAGS.on);
  const collect = runInNewContext('globalThis.gc') as (() => void) | undefined;
  setFlagsFromString(COLLECTOR_FLAGS.off);
  collect?.();
}
