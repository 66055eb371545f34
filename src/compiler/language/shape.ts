import type { Span } from '../../errors/diagnostic.js';
import type { JsonObject } from '../../protocol/json/json.js';
import type { Problems } from '../problems.js';
import { describe, type SourceNode } from '../source/node.js';

/**
 * What may stand at one place of a policy: how it is read, what an author calls it, and its JSON Schema. One object for the three,
 * so that the validator, the messages and the published schema cannot disagree.
 */
export interface Shape<T> {
  /** "a list of texts", for "expected …, found …". */
  readonly expected: string;
  readonly schema: JsonObject;
  /** Undefined means that at least one problem was reported. */
  read(node: SourceNode, problems: Problems): T | undefined;
}

/** A value and its place, for passes that report later. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

export function located<T>(shape: Shape<T>): Shape<Located<T>> {
  return {
    ...shape,
    read(node, problems) {
      const value = shape.read(node, problems);
      return value === undefined ? undefined : { value, span: node.span };
    },
  };
}

export function mapped<A, B>(shape: Shape<A>, convert: (value: A, node: SourceNode, problems: Problems) => B | undefined): Shape<B> {
  return {
    ...shape,
    read(node, problems) {
      const value = shape.read(node, problems);
      return value === undefined ? undefined : convert(value, node, problems);
    },
  };
}

/** The same shape, with what its JSON Schema says beside. */
export function described<T>(shape: Shape<T>, more: JsonObject): Shape<T> {
  return { ...shape, schema: { ...shape.schema, ...more } };
}

export function wrongType(node: SourceNode, expected: string, problems: Problems, hint?: string): undefined {
  return problems.error('AM1103', node.span, `expected ${expected}, found ${describe(node)}`, hint);
}
