import type { Span } from '../../errors/diagnostic.js';
import type { JsonObject } from '../../protocol/json.js';
import type { Problems } from '../problems.js';
import type { SourceNode } from '../source/node.js';

/**
 * One elementary test of a condition, as data: it becomes a line of Rego in a tool's own package, or a row that one rule interprets.
 * `operand` is a list (prefixes, words) or one regular expression.
 */
export interface Test {
  readonly operator: string;
  /** The top-level argument it reads; absent for a test of paths. */
  readonly argument?: string;
  readonly operand: readonly string[] | string;
  readonly span: Span;
}

/** Rego expressions for the parts of a test: literals in a tool's own package, references into the row otherwise. */
export interface Terms {
  readonly operand: string;
  /** The argument's value, `input.arguments.query`. */
  readonly argument: string;
  /** The argument's name, `"query"`. */
  readonly name: string;
}

/**
 * An operator of `conditions:`, whole: schema, meaning, words. `holds` is defined and true only where the condition certainly
 * holds, `fails` only where it certainly does not. An allow asks `holds`, a deny asks `not fails`: a value of the wrong type, a builtin
 * error, anything undefined satisfies no allow and trips every deny.
 */
export interface Operator {
  readonly name: string;
  readonly about: string;
  /** `path`: asked of each path argument (the Rego variable `path`), of all by an allow, of any by a deny. */
  readonly subject: 'path' | 'argument';
  readonly schema: JsonObject;
  read(node: SourceNode, problems: Problems): readonly Test[] | undefined;
  holds(terms: Terms): string;
  /**
   * A call of a function whose arguments are always defined. OPA evaluates the arguments of `not f(input.x)` before the negation,
   * so that the whole is undefined, not true, where `input.x` is.
   */
  fails(terms: Terms): string;
  /** "below /srv/data", for a denial that says what would be allowed. */
  says(test: Test): string;
  /** Whether its pattern must match for an allow to hold: there, an unanchored expression lets more through than it shows. */
  readonly positivePattern: boolean;
}
