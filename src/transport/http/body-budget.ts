/** How many bytes of bodies may be held at once, by all requests together. */
export interface BodyBudget {
  /** Whether there was room; then it is taken. */
  take(bytes: number): boolean;
  give(bytes: number): void;
}

export function createBodyBudget(limit: number): BodyBudget {
  let held = 0;
  return {
    take: (bytes) => {
      if (held + bytes > limit) return false;
      held += bytes;
      return true;
    },
    give: (bytes) => void (held -= bytes),
  };
}
