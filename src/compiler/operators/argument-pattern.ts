import { mapOf, oneOrMore } from '../language/collections.js';
import { text } from '../language/scalars.js';
import type { Located, Shape } from '../language/shape.js';
import type { Problems } from '../problems.js';
import { checkRe2 } from '../regex/check-re2.js';
import { quote, type SourceNode } from '../source/node.js';
import type { Test } from './operator.js';

/** Longer ones are lists in disguise. */
const MAX_PATTERN = 2000;

const regex: Shape<string> = {
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

const shape = mapOf('a map from argument names to regular expressions', argumentName, oneOrMore(regex), { least: 1 });

export const patternSchema = shape.schema;

/** `{query: "^select"}` → one test an argument; several expressions of one argument are joined, any of them counts. */
export function readPatterns(operator: string, node: SourceNode, problems: Problems): readonly Test[] | undefined {
  const read = shape.read(node, problems);
  if (read === undefined || node.kind !== 'map') return undefined;
  return read.map(([argument, patterns]) => ({
    operator,
    argument,
    operand: joined(patterns),
    span: node.entries.find(({ key }) => key === argument)?.value.span ?? node.span,
  }));
}

function argumentName({ value, span }: Located<string>, problems: Problems): string | undefined {
  if (value.trim() === '')
    return problems.error('AM1110', span, 'an argument has a name', 'write `argument_matches: { query: "^select" }`');
  if (/^[/$]|[.[]/.test(value)) {
    return problems.error(
      'AM1110',
      span,
      `${quote(value)} names a nested argument`,
      'conditions read top-level arguments: write the name of one',
    );
  }
  return value;
}

function joined(patterns: readonly string[]): string {
  const [only] = patterns;
  return patterns.length === 1 && only !== undefined ? only : patterns.map((pattern) => `(?:${pattern})`).join('|');
}

/** The place inside the expression, where it is written as it is read (no escapes, one line); the whole value otherwise. */
function within(node: SourceNode, pattern: string, at: number, length: number): SourceNode['span'] {
  if (node.kind !== 'scalar') return node.span;
  const before = node.written.indexOf(pattern);
  return before === -1 || node.written.includes('\n') ? node.span : { ...node.span, column: node.span.column + before + at, length };
}
