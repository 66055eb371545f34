/** Lists of small numbers, one behind the other: `numbers` from `starts[i]` to `starts[i + 1]` is the list `i`. */
export interface FlatLists {
  readonly starts: Uint32Array;
  readonly numbers: Uint16Array;
}

export function flatLists(lists: readonly (readonly number[])[]): FlatLists {
  const starts = new Uint32Array(lists.length + 1);
  for (const [i, list] of lists.entries()) starts[i + 1] = (starts[i] ?? 0) + list.length;
  const numbers = new Uint16Array(starts[lists.length] ?? 0);
  for (const [i, list] of lists.entries()) numbers.set(list, starts[i]);
  return { starts, numbers };
}

/** Of each of `size` numbers the lists that it stands in, in their order. */
export function turnedLists(lists: readonly (readonly number[])[], size: number): FlatLists {
  const starts = new Uint32Array(size + 1);
  for (const list of lists) for (const number of list) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
  for (let i = 0; i < size; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  const ends = starts.slice();
  const numbers = new Uint16Array(starts[size] ?? 0);
  for (const [at, list] of lists.entries()) {
    for (const number of list) {
      const end = ends[number] ?? 0;
      numbers[end] = at;
      ends[number] = end + 1;
    }
  }
  return { starts, numbers };
}
