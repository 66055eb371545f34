import { parseGlob, type Glob } from '../../pdp/glob.js';
import { oneOrMore } from './collections.js';
import type { Problems } from '../problems.js';
import { quote, type SourceNode } from '../source/node.js';
import { text } from './scalars.js';
import type { Shape } from './shape.js';

/** Twice what MCP allows a tool's name to be. */
const MAX_NAME = 256;

/** A name that messages carry: exact, or with `*` for any text. */
export function nameOrPattern(what: string): Shape<Glob> {
  return {
    expected: `${what}, exact or with \`*\` for any text`,
    schema: {
      type: 'string',
      minLength: 1,
      maxLength: MAX_NAME,
      pattern: '^[^\\s?\\[\\]{}^$|\\\\(),]([^?\\[\\]{}^$|\\\\(),]*[^\\s?\\[\\]{}^$|\\\\(),])?$',
    },
    read(node, problems) {
      const name = text.read(node, problems);
      return name === undefined || !isName(name, node, problems) ? undefined : parseGlob(name);
    },
  };
}

function isName(name: string, node: SourceNode, problems: Problems): boolean {
  if (name.length > MAX_NAME) problems.error('AM1108', node.span, `this name is longer than ${MAX_NAME} characters`);
  else if (name.trim() !== name) problems.error('AM1108', node.span, 'this name starts or ends with white space');
  else if (name.includes(','))
    problems.error('AM1108', node.span, `${quote(name)} names several`, 'write a list: `[read_file, write_file]`');
  else if (/[?[\]{}^$|\\()]/.test(name)) {
    problems.error(
      'AM1108',
      node.span,
      `${quote(name)} is neither a name nor a pattern`,
      'patterns have `*` for any text, and nothing else: `db_*`',
    );
  } else if (/\p{Cc}/u.test(name)) problems.error('AM1108', node.span, `${quote(name)} holds a control character`);
  else return true;
  return false;
}

/** One, or a list of them, none twice. */
export function namesOrPatterns(one: Shape<Glob>): Shape<readonly [Glob, ...Glob[]]> {
  const shape = oneOrMore(one);
  return {
    ...shape,
    read(node, problems) {
      const [first, ...rest] = shape.read(node, problems) ?? [];
      if (first === undefined) return undefined;
      const globs: readonly [Glob, ...Glob[]] = [first, ...rest];
      return node.kind === 'list' && !distinct(globs, node.items, problems) ? undefined : globs;
    },
  };
}

function distinct(globs: readonly Glob[], items: readonly SourceNode[], problems: Problems): boolean {
  const before = problems.count;
  const seen = new Set<string>();
  globs.forEach(({ text: name }, at) => {
    const span = items[at]?.span;
    if (span === undefined) return;
    if (name === '*' && globs.length > 1)
      problems.error('AM1108', span, '`*` in a list leaves nothing for the others', 'write `*` alone, or leave it out');
    else if (seen.has(name)) problems.error('AM1108', span, `${quote(name)} stands in this list twice`, 'keep one of them');
    seen.add(name);
  });
  return problems.count === before;
}
