import type { Span } from '../../errors/diagnostic.js';
import type { JsonValue } from '../../protocol/json/json.js';
import type { WrittenText } from '../source/written-text.js';

/**
 * What a rule asks of a message, as data. Truth has three values (Kleene): a condition certainly holds, certainly fails, or is unknown
 * (a value of the wrong type, an absent fact, an error). `all`, `any` and `none` are AND, OR and NOR over them.
 *
 * Tests of paths that stand side by side in one list (a rule's `conditions`, or an `all`) are about one path at a time: the list's path
 * part holds if there is a path and every path meets all of them, fails if every path fails one of them (or there is none), else is unknown.
 */
export type Condition =
  | { readonly kind: 'test'; readonly test: Test }
  | { readonly kind: 'all' | 'any' | 'none'; readonly of: readonly Condition[]; readonly span: Span }
  | { readonly kind: 'rego'; readonly body: string; readonly written: WrittenText; readonly span: Span };

/**
 * What a test is asked of. `argument`: the value at a place of `input.arguments`, where the segment `*` stands for every element of an
 * array or member of an object; without segments, the arguments as a whole. `paths`: each path argument of the call. `context`: the input document as a whole.
 */
export type Subject =
  { readonly kind: 'argument'; readonly pointer: readonly string[] } | { readonly kind: 'paths' } | { readonly kind: 'context' };

/** One elementary test: it becomes a line of Rego in a tool's own package, or a row that one rule interprets. */
export interface Test {
  readonly operator: string;
  readonly subject: Subject;
  readonly operand: JsonValue;
  /** A missing argument makes it hold. */
  readonly optional?: true;
  /** The operand is in lower case, and so is every text that it is asked of; what is no text is unknown. */
  readonly ignoreCase?: true;
  /** The operand is the `roots` of the policy, which are known once its files are joined. */
  readonly underRoots?: true;
  readonly span: Span;
}
