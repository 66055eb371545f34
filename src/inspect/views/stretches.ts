/** Parts of a view that stand in it as in what it was made of: in turn where one begins in the view, where in the other, and its length; in order. */
export type Stretches = readonly number[];

/** Where in the list the last stretch stands that begins at a place of the view or before it; -3 for none. */
export function stretchAt(stretches: Stretches, place: number): number {
  let low = 0;
  let high = stretches.length / 3;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stretches[3 * middle] ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return 3 * (low - 1);
}

/** The place that a unit of the view was copied from; -1 for one in no stretch. */
export function placeIn(stretches: Stretches, place: number): number {
  const i = stretchAt(stretches, place);
  const into = place - (stretches[i] ?? Infinity);
  return into < (stretches[i + 2] ?? 0) ? (stretches[i + 1] ?? 0) + into : -1;
}
