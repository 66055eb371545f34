/** Names are the client's: bounded, and the few that a server really has stay in. */
const MOST_VERDICTS = 2_000;
export const LONGEST_NAME = 128;

/** Remembers what is found of a name; of a long one it is found each time. */
export function remembered(judge: (name: string) => boolean): (name: string) => boolean {
  const verdicts = new Map<string, boolean>();
  return (name) => {
    const known = verdicts.get(name);
    if (known !== undefined) return known;
    const verdict = judge(name);
    if (name.length > LONGEST_NAME) return verdict;
    if (verdicts.size >= MOST_VERDICTS) verdicts.clear();
    verdicts.set(name, verdict);
    return verdict;
  };
}
