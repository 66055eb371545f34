/** Paths of names and indices, with their common beginnings together. */
export interface StepTree {
  /** Which of the paths ends here. */
  readonly ends: number | undefined;
  readonly below: ReadonlyMap<string, StepTree>;
}

/** Of paths that are the same the last one counts. */
export function stepTree(paths: readonly (readonly string[])[]): StepTree {
  const root = leaf();
  for (const [index, steps] of paths.entries()) {
    let at = root;
    for (const step of steps) {
      const next = at.below.get(step) ?? leaf();
      at.below.set(step, next);
      at = next;
    }
    at.ends = index;
  }
  return root;
}

/** The paths that go on below none of the others. */
export function outermost({ ends, below }: StepTree): readonly number[] {
  return ends === undefined ? [...below.values()].flatMap(outermost) : [ends];
}

interface Growing {
  ends: number | undefined;
  readonly below: Map<string, Growing>;
}

function leaf(): Growing {
  return { ends: undefined, below: new Map() };
}
