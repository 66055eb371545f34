/** Lists of small numbers, one behind the other: `numbers` from `starts[i]` to `starts[i + 1]` is the list `i`. */
export interface FlatLists {
  readonly starts: Uint32Array;
  readonly numbers: Uint16Array;
}

// Here and below without iterators: they are met in a start, where nothing is compiled for speed yet and each step leaves two objects behind.
export function flatLists(lists: readonly (readonly number[])[]): FlatLists {
  const starts = new Uint32Array(lists.length + 1);
  for (let i = 0; i < lists.length; i++) starts[i + 1] = (starts[i] ?? 0) + (lists[i]?.length ?? 0);
  const numbers = new Uint16Array(starts[lists.length] ?? 0);
  for (let i = 0; i < lists.length; i++) numbers.set(lists[i] ?? [], starts[i]);
  return { starts, numbers };
}

/** Of each of `size` numbers the lists that it stands in, in their order. */
export function turnedLists(lists: readonly (readonly number[])[], size: number): FlatLists {
  const starts = new Uint32Array(size + 1);
  for (let at = 0; at < lists.length; at++) {
    const list = lists[at] ?? [];
    for (let i = 0; i < list.length; i++) {
      const next = (list[i] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
  }
  for (let i = 0; i < size; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  const ends = starts.slice();
  const numbers = new Uint16Array(starts[size] ?? 0);
  for (let at = 0; at < lists.length; at++) {
    const list = lists[at] ?? [];
    for (let i = 0; i < list.length; i++) {
      const number = list[i] ?? 0;
      const end = ends[number] ?? 0;
      numbers[end] = at;
      ends[number] = end + 1;
    }
  }
  return { starts, numbers };
}
