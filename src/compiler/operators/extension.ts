import type { JsonValue } from '../../protocol/json/json.js';
import { oneOrMore } from '../language/collections.js';
import { text } from '../language/scalars.js';
import { described, mapped } from '../language/shape.js';
import { quote } from '../source/node.js';
import { listed } from '../words.js';
import { lowerCase } from './letter-case.js';
import { texts } from './operands.js';
import type { Operator, Truth } from './operator.js';
import { pathFact } from './path-fact.js';
import { not } from './predicate.js';

const shape = oneOrMore(
  mapped(described(text, { pattern: '^\\.[^\\s/\\\\*]+$', examples: ['.md'] }), (written, node, problems) =>
    /^\.[^\s/\\*]+$/.test(written)
      ? lowerCase(written)
      : problems.error(
          'AM1108',
          node.span,
          `${quote(written)} is no extension of a file`,
          'write the dot and what follows: `.md`, `.tar.gz`',
        ),
  ),
);

const shared = {
  subjects: ['paths', 'argument'],
  view: 'path',
  schema: shape.schema,
  read: (node, problems) => shape.read(node, problems),
  functions: {
    extends_with: `# METADATA
# title: The path ends with one of the extensions
# description: As written and where symlinks lead. Extensions are in lower case.
extends_with(path, extensions) if {
	path.lexical != ""
	every text in array.concat([path.lexical, path.resolved], object.get(path, "also", [])) {
		some extension in extensions
		endswith(lower(text), extension)
	}
}`,
    extends_otherwise: `# METADATA
# title: The path is missing, or ends with none of the extensions
extends_otherwise(path, extensions) if {
	path.lexical != ""
	every text in array.concat([path.lexical, path.resolved], object.get(path, "also", [])) {
		every extension in extensions { not endswith(lower(text), extension) }
	}
}

extends_otherwise(path, _) if path == set()`,
  },
  table: false,
  ignoresCase: false,
} as const satisfies Partial<Operator>;

export const extension: Operator = {
  ...shared,
  name: 'extension',
  about:
    'Every path argument, or the one that `argument` names, ends with one of these extensions (`.md`), upper and lower case alike, as written and where symlinks lead.',
  holds: ({ value, operand }) => [`conditions.extends_with(${value}, ${operand})`],
  fails: ({ found, operand }) => `conditions.extends_otherwise(${found}, ${operand})`,
  judge: ends,
  says: ({ subject, operand }) => {
    const words = `the extension ${listed(texts(operand), 'or')}`;
    return subject.kind === 'paths' ? { as: 'way', words: `with ${words}` } : { as: 'value', words: `has ${words}` };
  },
};

export const notExtension: Operator = {
  ...shared,
  name: 'not_extension',
  about: 'No path argument, or not the one that `argument` names, ends with one of these extensions.',
  holds: ({ found, operand }) => [`conditions.extends_otherwise(${found}, ${operand})`],
  fails: ({ found, operand }) => `conditions.extends_with(${found}, ${operand})`,
  judge: (value, operand) => not(ends(value, operand)),
  says: ({ subject, operand }) => {
    const words = `the extension ${listed(texts(operand), 'or')}`;
    return subject.kind === 'paths' ? { as: 'exception', words: `paths with ${words}` } : { as: 'value', words: `does not have ${words}` };
  },
};

function ends(value: JsonValue | undefined, operand: JsonValue): Truth {
  if (value === undefined) return false;
  const { lexical, resolved, also } = pathFact(value);
  const found = [lexical, resolved, ...also].map((path) => texts(operand).some((each) => lowerCase(path).endsWith(each)));
  if (lexical === '' || (found.includes(true) && found.includes(false))) return undefined;
  return found.includes(true);
}
