import { parseGlob, type Glob } from '../glob.js';
import type { Problems } from '../problems.js';
import { quote, type SourceNode } from '../source/node.js';
import { text } from './scalars.js';
import { wrongType, type Shape } from './shape.js';

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
      if (node.kind === 'list') return wrongType(node, what, problems, 'write one rule for each, or a pattern with `*`');
      const name = text.read(node, problems);
      return name === undefined || !isName(name, node, problems) ? undefined : parseGlob(name);
    },
  };
}

function isName(name: string, node: SourceNode, problems: Problems): boolean {
  if (name.length > MAX_NAME) problems.error('AM1108', node.span, `this name is longer than ${MAX_NAME} characters`);
  else if (name.trim() !== name) problems.error('AM1108', node.span, 'this name starts or ends with white space');
  else if (name.includes(','))
    problems.error('AM1108', node.span, `${quote(name)} names several`, 'write one rule for each, or a pattern with `*`');
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
