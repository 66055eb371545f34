/** Lists of small numbers, one behind the other: `numbers` from `starts[i]` to `starts[i + 1]` is the list `i`. */
export interface FlatLists {
  readonly starts: Uint16Array;
  readonly numbers: Uint16Array;
}

const MOST_NUMBERS = 0xffff;

export function flatLists(lists: readonly (readonly number[])[]): FlatLists {
  const numbers = Uint16Array.from(lists.flat());
  if (numbers.length > MOST_NUMBERS) throw new Error(`more than ${MOST_NUMBERS} numbers in lists`);
  const starts = new Uint16Array(lists.length + 1);
  for (const [i, { length }] of lists.entries()) starts[i + 1] = (starts[i] ?? 0) + length;
  return { starts, numbers };
}

/** Of each of `size` numbers the lists that it stands in, in their order. */
export function turnedLists(lists: readonly (readonly number[])[], size: number): FlatLists {
  const turned = Array.from({ length: size }, (): number[] => []);
  for (const [at, list] of lists.entries()) for (const number of list) turned[number]?.push(at);
  return flatLists(turned);
}
