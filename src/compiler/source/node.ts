import type { Span } from '../../errors/diagnostic.js';
import type { Variables } from './written-text.js';

/** A YAML or JSON document as the author wrote it: values with their places, aliases followed. */
export type SourceNode = MapNode | ListNode | ScalarNode | UnreadableNode;

export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  readonly entries: readonly Entry[];
  /** Keys are missing that the author wrote in a way that is not read: what is not there may be meant to be. */
  readonly partial?: true;
}

export interface Entry {
  readonly key: string;
  readonly span: Span;
  readonly value: SourceNode;
}

export interface ListNode {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly SourceNode[];
}

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly span: Span;
  readonly value: string | number | boolean | null;
  /** As written, so that `010` and `1e1` can be told from `10`. */
  readonly written: string;
  readonly variables?: Variables;
}

/** A value that nobody can read as what it is meant to be, of which was told at its place: nothing else is said of it. */
export interface UnreadableNode {
  readonly kind: 'unreadable';
  readonly span: Span;
}

/** What an author calls it, for "expected a list, found …". */
export function describe(node: SourceNode): string {
  if (node.kind !== 'scalar') return `a ${node.kind}`;
  if (node.value === null) return 'nothing';
  return typeof node.value === 'string' ? `the text ${quote(node.value)}` : `the ${typeof node.value} ${quote(node.written)}`;
}

const LONGEST_QUOTE = 60;

/** Control characters that a terminal obeys, and those that turn the direction of writing. */
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;

/** A user's value inside a message, bounded and harmless to a terminal. */
export function quote(text: string): string {
  const cut = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  return `\`${cut.replaceAll(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}\``;
}
