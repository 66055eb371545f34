/** Calls of one kind, and how many of them the policy decides as the log says. */
export interface Kept {
  calls: number;
  kept: number;
}

/** What the policy says of the log that it was learned from. */
export interface Proof {
  readonly allowed: Kept;
  readonly denied: Kept;
  /** Kept back from learning, allowed in the log. */
  readonly heldBack: Kept;
  /** Of these, those that would be denied, by tool and condition. */
  readonly falseDenials: Map<string, number>;
  /** Allowed calls of what is left out of the policy. */
  leftOut: number;
  /** Allowed calls that the detectors of this policy refuse, by tool and finding. */
  readonly toDetectors: Map<string, Map<string, number>>;
  /** Allowed calls that are denied for no such reason, by tool and reason; and denied ones that are allowed, by tool. */
  readonly broken: Map<string, number>;
  readonly opened: Map<string, number>;
  /** Of all these: on what the log holds, which is not all that was decided. */
  uncertain: number;
  /** Refused for the moment, or before a policy was asked. */
  setAside: number;
  /** The log has no input document of them. */
  unrecorded: number;

  /** What another try has to heed: tools whose conditions were learned wrong (`subjectKey`), rows that no detector refuses any more. */
  readonly wrong: Set<string>;
  readonly undetected: Set<string>;
}

export function emptyProof(): Proof {
  return {
    allowed: { calls: 0, kept: 0 },
    denied: { calls: 0, kept: 0 },
    heldBack: { calls: 0, kept: 0 },
    falseDenials: new Map(),
    leftOut: 0,
    toDetectors: new Map(),
    broken: new Map(),
    opened: new Map(),
    uncertain: 0,
    setAside: 0,
    unrecorded: 0,
    wrong: new Set(),
    undetected: new Set(),
  };
}

/** Every call that can be decided again is decided as it was, and there is one. What is left out is said, and no failure. */
export function holds(proof: Proof): boolean {
  return proof.broken.size === 0 && proof.opened.size === 0 && !isEmpty(proof);
}

export function isEmpty({ allowed, denied, leftOut }: Proof): boolean {
  return allowed.calls + denied.calls + leftOut === 0;
}

/** Names and reasons may be the client's words. */
const MOST_COUNTED = 10_000;

export function countUp(counts: Map<string, number>, what: string): void {
  const key = counts.has(what) || counts.size < MOST_COUNTED ? what : '(others)';
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
