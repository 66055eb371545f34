import type { Condition, Test } from './condition.js';

/** The tests of paths of a list, which are about one path at a time, and everything else in it. */
export interface Grouped {
  readonly paths: readonly Test[];
  readonly others: readonly Condition[];
}

export function grouped(conditions: readonly Condition[]): Grouped {
  const ofPath = (condition: Condition) => condition.kind === 'test' && condition.test.subject.kind === 'paths';
  return {
    paths: conditions.flatMap((condition) => (condition.kind === 'test' && ofPath(condition) ? [condition.test] : [])),
    others: conditions.filter((condition) => !ofPath(condition)),
  };
}

/** A condition as a list: what an `all` has, or itself. */
export function asList(condition: Condition): readonly Condition[] {
  return condition.kind === 'all' ? condition.of : [condition];
}
