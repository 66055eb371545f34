/** Parts of a view that stand in it as in what it was made of: in turn where one begins in the view, where in the other, and its length; in order. */
export type Stretches = readonly number[];

/** Which place of a stretch is meant. */
export const IN_VIEW = 0;
export const IN_SOURCE = 1;

/** In turn where each part of one of the two texts begins and ends that is in no stretch, with so many units `beside` it. */
export function partsBetween(
  stretches: Stretches,
  length: number,
  beside: number,
  where: typeof IN_VIEW | typeof IN_SOURCE,
): readonly number[] {
  const parts: number[] = [];
  let between = 0;
  for (let i = 0; i <= stretches.length; i += 3) {
    const end = stretches[i + where] ?? length;
    const from = Math.max(0, between - beside);
    const to = Math.min(length, end + beside);
    const last = parts.length - 1;
    if (last > 0 && from <= (parts[last] ?? 0)) parts[last] = to;
    else parts.push(from, to);
    between = end + (stretches[i + 2] ?? 0);
  }
  return parts;
}

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

/** Of stretches that stand in a text as in one between, and others in that as in a third: those that stand in the first as in the third. */
export function through(stretches: Stretches, between: Stretches): Stretches {
  const all: number[] = [];
  for (let i = 0; i < stretches.length; i += 3) {
    const shift = (stretches[i] ?? 0) - (stretches[i + 1] ?? 0);
    const start = stretches[i + 1] ?? 0;
    const end = start + (stretches[i + 2] ?? 0);
    for (let k = Math.max(0, stretchAt(between, start)); k < between.length && (between[k] ?? 0) < end; k += 3) {
      const at = between[k] ?? 0;
      const from = Math.max(start, at);
      const to = Math.min(end, at + (between[k + 2] ?? 0));
      if (from < to) all.push(from + shift, from - at + (between[k + 1] ?? 0), to - from);
    }
  }
  return all;
}

/** In turn where in a view those places begin and end, between two stretches, at which the view has so many units less than what it was made of. */
export function takenAway(stretches: Stretches, fewest: number): readonly number[] {
  const places: number[] = [];
  for (let i = 0; i + 3 < stretches.length; i += 3) {
    const [at = 0, source = 0, copied = 0, nextAt = 0, nextSource = 0] = stretches.slice(i, i + 5);
    if (nextSource - source - (nextAt - at) >= fewest) places.push(at + copied, nextAt);
  }
  return places;
}
