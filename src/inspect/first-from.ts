/** The first index below `count` whose value, which never falls from one to the next, is at least so much; `count` for none. */
export function firstFrom(count: number, valueAt: (index: number) => number, least: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (valueAt(middle) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
