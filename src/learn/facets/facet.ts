import type { JsonValue } from '../../protocol/json/json.js';
import type { Place } from '../observe/places.js';

/** One condition of a learned rule, which every allowed call meets by how it was made, and why it is as it is. */
export interface Facet {
  /** Which argument, or all path arguments of the call. */
  readonly about: Place | 'paths';
  /** Operators with their operands, each in its plainest form (`Operator.read`). */
  readonly tests: Readonly<Record<string, JsonValue>>;
  /** Some allowed calls do without the argument. */
  readonly optional: boolean;
  /** What was seen, in numbers. */
  readonly note: string;
}
