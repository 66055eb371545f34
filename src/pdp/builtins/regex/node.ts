import type { CharacterClass } from './character-class.js';

/** A regular expression as a tree. Positions and characters are code points. */
export type Node =
  | { readonly kind: 'empty' }
  | { readonly kind: 'character'; readonly accepts: (codePoint: number) => boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly least: number; readonly most: number; readonly greedy: boolean }
  | { readonly kind: 'group'; readonly part: Node; readonly index: number }
  | { readonly kind: 'assertion'; readonly what: Assertion };

export type Assertion = 'text start' | 'text end' | 'line start' | 'line end' | 'word boundary' | 'no word boundary';

export interface Flags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly ungreedy: boolean;
}

export interface Parsed {
  readonly root: Node;
  /** By index, `''` for a group without a name; the whole match is 0. */
  readonly names: readonly string[];
}

export function ofClass(found: CharacterClass): Node {
  return { kind: 'character', accepts: (codePoint) => found.has(codePoint) };
}
