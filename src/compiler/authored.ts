import type { RegoModule } from '../engine/bundle.js';
import type { Span } from '../errors/diagnostic.js';
import { placeWithin, type WrittenText } from './source/written-text.js';

/** Rego that an author wrote, and the module that the compiler put it in. */
export interface Authored {
  /** The body of one rule, or rules. */
  readonly kind: 'condition' | 'helpers';
  readonly module: RegoModule;
  readonly text: WrittenText;
  /** The line of the module, from 1, on which the text begins, from its character `from` on. */
  readonly line: number;
  readonly from: number;
}

/**
 * The place in the policy file of what OPA says of a line of emitted Rego. What it says of the lines around a text (a brace that is
 * missing shows where the next one closes) is about the text's beginning or its end.
 */
export function authorPlace(authored: readonly Authored[], span: Span): Span | undefined {
  const found = authored.find(({ module }) => module.path === span.file);
  if (found === undefined) return undefined;
  const { module, text, line, from } = found;
  const lines = text.value.slice(from).trimEnd().split('\n');
  const row = span.line - line;
  if (row < 0) return text.span;
  const own = lines[row];
  if (own === undefined) return placeWithin(text, text.value.trimEnd().length - 1, 1);
  // Bodies are indented, except for lines that begin inside of a raw string.
  const indented = (module.text.split('\n')[span.line - 1] ?? '').length - own.length;
  const before = lines.slice(0, row).reduce((length, each) => length + each.length + 1, from);
  return placeWithin(text, before + Math.max(0, span.column - 1 - indented), span.length);
}
