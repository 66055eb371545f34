import { setFlagsFromString } from 'node:v8';

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
