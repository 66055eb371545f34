import type { JsonObject, JsonValue } from '../../protocol/json.js';
import type { Subject, Test } from '../conditions/condition.js';
import type { Problems } from '../problems.js';
import type { SourceNode } from '../source/node.js';

/** Rego expressions for the parts of a test: literals in a tool's own package, references into the row otherwise. */
export interface Terms {
  readonly operand: string;
  /** The value that is asked: `input.arguments.query`, undefined where it is missing; for a test of paths, the path. */
  readonly value: string;
  /**
   * The same, but always defined: a set, which no JSON value is, stands for what is not there (empty) or not certain (not empty). OPA
   * evaluates the arguments of `not f(input.x)` before the negation, so that the whole is undefined, not true, where `input.x` is.
   */
  readonly found: string;
}

/** True: certainly holds. False: certainly fails. Undefined: nobody can say. */
export type Truth = boolean | undefined;

/**
 * An operator of `conditions:`, whole: schema, meaning, words. `holds` is defined and true only where the test certainly holds, `fails`
 * only where it certainly does not. An allow asks `holds`, a deny asks `not fails`: a value of the wrong type, a builtin error, anything
 * undefined satisfies no allow and trips every deny.
 */
export interface Operator {
  readonly name: string;
  readonly about: string;
  readonly subject: Subject['kind'];
  readonly schema: JsonObject;
  /** The operand, checked and in its plainest form. Undefined means that a problem was reported. */
  read(node: SourceNode, problems: Problems): JsonValue | undefined;
  holds(terms: Terms): string;
  /** A call of a function over always-defined arguments: `found`, never `value`. */
  fails(terms: Terms): string;
  /** A Rego literal, where JSON's own (a set for a list of texts) is not what reads best. */
  literal?(operand: JsonValue): string;
  /**
   * The meaning, as plain as a specification: of one value of the arguments (undefined where there certainly is none), of one fact of
   * `input.paths`, or of the input document.
   */
  judge(value: JsonValue | undefined, operand: JsonValue): Truth;
  /** "below /srv/data", for a denial that says what would be allowed. */
  says(test: Test): string;
  /** Whether its pattern must match for an allow to hold: there, an unanchored expression lets more through than it shows. */
  readonly positivePattern: boolean;
}
