/** Lists of small numbers, one behind the other: `numbers` from `starts[i]` to `starts[i + 1]` is the list `i`. */
export interface FlatLists {
  readonly starts: Uint32Array;
  readonly numbers: Uint16Array;
}

export function flatLists(lists: readonly (readonly number[])[]): FlatLists {
  const starts = new Uint32Array(lists.length + 1);
  for (const [i, list] of lists.entries()) starts[i + 1] = (starts[i] ?? 0) + list.length;
  return { starts, numbers: Uint16Array.from(lists.flat()) };
}
