import type { Span } from '../../errors/diagnostic.js';
import type { Condition, Test } from './condition.js';

/** Every test of these conditions, at any depth. */
export function testsOf(conditions: readonly Condition[]): readonly Test[] {
  return conditions.flatMap((condition): readonly Test[] => {
    if (condition.kind === 'test') return [condition.test];
    return condition.kind === 'rego' ? [] : testsOf(condition.of);
  });
}

/** Every body of Rego of these conditions, at any depth. */
export function regoOf(conditions: readonly Condition[]): readonly Extract<Condition, { kind: 'rego' }>[] {
  return conditions.flatMap((condition): readonly Extract<Condition, { kind: 'rego' }>[] => {
    if (condition.kind === 'rego') return [condition];
    return condition.kind === 'test' ? [] : regoOf(condition.of);
  });
}

/** Those that have to hold as a whole: not the ones inside of `any` and `none`. */
export function requiredTests(conditions: readonly Condition[]): readonly Test[] {
  return conditions.flatMap((condition): readonly Test[] => {
    if (condition.kind === 'test') return [condition.test];
    return condition.kind === 'all' ? requiredTests(condition.of) : [];
  });
}

export function spanOf(condition: Condition): Span {
  return condition.kind === 'test' ? condition.test.span : condition.span;
}
