import type { JsonObject, JsonValue } from '../../protocol/json/json.js';
import type { Subject, Test } from '../conditions/condition.js';
import type { Problems } from '../problems.js';
import type { SourceNode } from '../source/node.js';

/** Rego expressions for the parts of a test: literals in a tool's own package, references into the row otherwise. */
export interface Terms {
  readonly operand: string;
  /** The value that is asked: `input.arguments.query`, undefined where it is missing. */
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
 * What is asked: the value itself, or what is known of it (`input.paths`, `input.urls`, `input.sql`, `input.commands`, by the pointer of
 * the argument). A test of the context is asked of the input document.
 */
export type View = 'value' | 'path' | 'url' | 'sql' | 'command';

/**
 * A part of "`read` is allowed …". `value`, after an argument's name: "is at most 5". `way`, after the verb: "below `/srv`", "for members
 * of `ops`". `exception`, after "but not for": "paths containing `.env`".
 */
export interface Saying {
  readonly as: 'value' | 'way' | 'exception';
  readonly words: string;
}

/**
 * An operator of `conditions:`, whole: schema, meaning, words. `holds` is defined and true only where the test certainly holds, `fails`
 * only where it certainly does not. An allow asks `holds`, a deny asks `not fails`: a value of the wrong type, a builtin error, anything
 * undefined satisfies no allow and trips every deny.
 */
export interface Operator {
  readonly name: string;
  /** One sentence or two, for the schema and the docs. */
  readonly about: string;
  readonly subjects: readonly Subject['kind'][];
  readonly view: View;
  readonly schema: JsonObject;
  /** The operand, checked and in its plainest form. Undefined means that a problem was reported. */
  read(node: SourceNode, problems: Problems): JsonValue | undefined;
  /** Lines of Rego, all of which have to be true. */
  holds(terms: Terms): readonly string[];
  /** A call of a function over always-defined arguments: `found`, never `value`. */
  fails(terms: Terms): string;
  /** The functions of `mcp.policy.conditions` that these call, by name: whole definitions. */
  readonly functions: Readonly<Record<string, string>>;
  /** A Rego literal, where the usual one (a set for a list of texts, else JSON) is not what reads best. */
  literal?(operand: JsonValue): string;
  /** A long list of texts is a table in data whose keys they are (an object of `true`), not a list. */
  readonly table: boolean;
  /** A test that says exactly the same and costs less, where there is one: a prefix in place of an expression. */
  plainer?(test: Test): Test | undefined;
  /** Whether `ignore_case` may stand beside it: its operand is text, and so is what it is asked of. */
  readonly ignoresCase: boolean;
  /**
   * The meaning, as plain as a specification: of one value of the arguments (undefined where there certainly is none), of one fact of
   * its view, or of the input document.
   */
  judge(value: JsonValue | undefined, operand: JsonValue): Truth;
  /** For a denial that says what would be allowed. */
  says(test: Test): Saying;
  /** Of an expression of RE2, what it says of a value: where a call passes by it, an unanchored one lets more through than it shows. */
  readonly pattern?: 'good' | 'bad';
}
