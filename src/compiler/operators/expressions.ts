import { text } from '../language/scalars.js';
import type { Shape } from '../language/shape.js';
import { checkRe2 } from '../regex/check-re2.js';
import { quote, type SourceNode } from '../source/node.js';

/** Longer ones are lists in disguise. */
const MAX_PATTERN = 2000;

/** A regular expression that both of OPA's matchers read alike. */
export const expression: Shape<string> = {
  expected: 'a regular expression (RE2)',
  schema: { type: 'string', minLength: 1, maxLength: MAX_PATTERN, format: 'regex' },
  read(node, problems) {
    const pattern = text.read(node, problems);
    if (pattern === undefined) return undefined;
    if (pattern.length > MAX_PATTERN)
      return problems.error('AM1109', node.span, `this expression is longer than ${MAX_PATTERN} characters`);
    const checked = checkRe2(pattern);
    if (checked.ok) return pattern;
    const { at, length, message, hint } = checked.problem;
    return problems.error(
      'AM1109',
      within(node, pattern, at, length),
      `${message}: ${quote(pattern.slice(at, at + length))} in the expression`,
      hint,
    );
  },
};

/** One expression that matches what any of these does. */
export function joined(patterns: readonly string[]): string {
  const [only] = patterns;
  return patterns.length === 1 && only !== undefined ? only : patterns.map((pattern) => `(?:${pattern})`).join('|');
}

/** The place inside the expression, where it is written as it is read (no escapes, one line); the whole value otherwise. */
function within(node: SourceNode, pattern: string, at: number, length: number): SourceNode['span'] {
  if (node.kind !== 'scalar') return node.span;
  const before = node.written.indexOf(pattern);
  return before === -1 || node.written.includes('\n') ? node.span : { ...node.span, column: node.span.column + before + at, length };
}
