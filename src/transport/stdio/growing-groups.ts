/** Of what came together, so many leave first: a write, and waking who reads it, costs as much as a third of what is done for a call. */
const FIRST = 8;

/**
 * What came together, in groups that are handled one after the other, each twice as large as the one before: the other side works on the first
 * while we are at the rest, and few writes carry what is much. With 64 calls in flight the filesystem server answers a quarter more of them a
 * second than where they leave all at once; one that costs nothing, some hundredths fewer.
 */
export function growingGroups<T>(together: readonly T[]): readonly (readonly T[])[] {
  if (together.length <= FIRST) return together.length === 0 ? [] : [together];
  const groups: (readonly T[])[] = [];
  let size = FIRST;
  for (let at = 0; at < together.length; at += size, size *= 2) {
    const left = together.length - at;
    // Nothing smaller than the group before it is left over.
    if (left < size * 2) size = left;
    groups.push(together.slice(at, at + size));
  }
  return groups;
}
