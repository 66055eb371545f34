import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Of both halves of the young generation, of which one is in use. */
export const YOUNG_BYTES = { one: 4 * 1024 * 1024, many: 16 * 1024 * 1024 } as const;
/** Of a list that is held for a moment; some sixty do. A V8 that goes about it otherwise is left as it is. */
const [HELD_NUMBERS, MOST_HELD] = [2_048, 256];

/**
 * There is one stdio proxy for each server that a client has, and they live as long as it: what they hold counts more than a collection now and then.
 * V8 would let garbage of an even load grow to 60 MB before it looks. With these the young generation doubles once (2 MB, some eighty
 * calls), and the old one is collected when it has grown by half: the process is 25 MB smaller. At the first size (1 MB) collections cost
 * a call three times as much as at the second; at the third (4 MB) no gain was seen (beside other load), for 8 to 12 MB more.
 * A young generation so small is collected faster by one thread than it is divided among several. V8 lets the old one grow by 8 MB at least, however
 * small it is: marking begins when half of that is used.
 * A policy's functions are compiled again, for speed, when they have run some hundred times: the large ones take a megabyte and tens of
 * milliseconds for that, beside the server that starts, and most decisions are remembered. So they have to be worth more.
 * A script runs once, and V8 would remember it, with a megabyte of constants, in case that it is compiled again.
 * A V8 that does not know a flag says so on standard error and goes on.
 */
export const HEAP_FLAGS = [
  '--semi-space-growth-factor=2',
  '--heap-growing-percent=50',
  '--incremental-marking-hard-trigger=50',
  '--no-parallel-scavenge',
  '--wasm-tiering-budget=50000000',
  '--no-compilation-cache',
];

/**
 * Behind a listener one process serves many clients, and its calls count more than 30 MB. But V8 would double the young generation up to 32 MB, and each
 * page that is used for the first time costs the kernel more than a collection would: at half of that, reached in one step, each of the
 * first thousands of calls takes 6 µs of 123 less, later ones take what they took, and the process is 10 MB smaller.
 */
export const LISTENER_FLAGS = ['--semi-space-growth-factor=8'];

/** From here on the young generation stays as it is. Its first size can only be set on node's own command line, so it must grow to the second. */
export const SETTLED_FLAGS = ['--semi-space-growth-factor=1'];

/** Before the rest of the program is loaded: that is less often collected then, too. `clients`: whom the process serves. */
export function keepHeapSmall(clients: keyof typeof YOUNG_BYTES): void {
  for (const flag of clients === 'one' ? HEAP_FLAGS : LISTENER_FLAGS) setFlagsFromString(flag);
  growOnce(YOUNG_BYTES[clients]);
  for (const flag of SETTLED_FLAGS) setFlagsFromString(flag);
}

/** The young generation grows when as much as it holds has lived through a collection: 3 ms. What makes it grow is garbage at once. */
function growOnce(bytes: number): void {
  const list = Array.from({ length: HELD_NUMBERS }, () => 0.5);
  const held: number[][] = [];
  while (youngBytes() < bytes && held.length < MOST_HELD) held.push(list.slice());
}

function youngBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? Number.POSITIVE_INFINITY;
}

/** Told from the words alone, before there is a parser: a server's own `--listen` costs no more than memory. */
export function listens(words: readonly string[]): boolean {
  return words.some((word) => word === '--listen' || word.startsWith('--listen='));
}
