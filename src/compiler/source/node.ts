import type { Span } from '../../errors/diagnostic.js';
import type { Variables } from './written-text.js';

/** A YAML or JSON document as the author wrote it: values with their places, aliases followed. */
export type SourceNode = MapNode | ListNode | ScalarNode;

export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  readonly entries: readonly Entry[];
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
