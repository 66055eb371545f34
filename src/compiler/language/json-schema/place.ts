import type { Span } from '../../../errors/diagnostic.js';
import type { JsonValue } from '../../../protocol/json/json.js';
import type { Condition } from '../../conditions/condition.js';
import type { Problems } from '../../problems.js';

/** Of which value a schema speaks. */
export interface Place {
  /** Into the arguments; without segments, all of them. */
  readonly pointer: readonly string[];
  /** How many schemas it stands in. */
  readonly depth: number;
  /** It is `required`, and so is all that it stands in. */
  readonly given: boolean;
}

/** One test of the value. What may be missing is not asked. */
export function asks({ pointer, given }: Place, operator: string, operand: JsonValue, span: Span): Condition {
  const subject = { kind: 'argument', pointer } as const;
  return { kind: 'test', test: { operator, subject, operand, ...(given ? {} : { optional: true }), span } };
}

/** Several values stand at the place: the items of a list, and what is inside of them. */
export function isRepeated({ pointer }: Place): boolean {
  return pointer.includes('*');
}

/** Deeper ones nobody reads, and each level of an `anyOf` is a rule of its own. */
const MAX_DEPTH = 8;
const MAX_STARS = 3;

/** A member, or `*` for the items of a list, which may have none. */
export interface Step {
  readonly name: string;
  readonly required: boolean;
}

/** One schema further in, at the same value or at a member of it. */
export function inner(place: Place, step: Step | undefined, span: Span, problems: Problems): Place | undefined {
  if (place.depth >= MAX_DEPTH) return problems.error('AM1004', span, `schemas nest deeper than ${MAX_DEPTH} levels`);
  const pointer = step === undefined ? place.pointer : [...place.pointer, step.name];
  if (pointer.filter((segment) => segment === '*').length > MAX_STARS)
    return problems.error('AM1004', span, `lists nest deeper than ${MAX_STARS} levels`);
  return { pointer, depth: place.depth + 1, given: place.given && step?.required !== false };
}
