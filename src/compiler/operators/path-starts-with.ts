import { oneOrMore } from '../language/collections.js';
import { text } from '../language/scalars.js';
import { mapped } from '../language/shape.js';
import { listed } from '../words.js';
import { texts } from './operands.js';
import type { Operator, Truth } from './operator.js';
import { pathFact } from './path-fact.js';
import type { JsonValue } from '../../protocol/json/json.js';

/** Directories, as an author writes them: each once. */
export const directories = mapped(
  oneOrMore(
    mapped(text, (prefix, node, problems) =>
      prefix.trim() === prefix ? prefix : problems.error('AM1107', node.span, 'this path starts or ends with white space'),
    ),
  ),
  (prefixes) => [...new Set(prefixes)],
);

export const pathStartsWith: Operator = {
  name: 'path_starts_with',
  about:
    'Every path argument, or the one that `argument` names, lies below one of these directories, compared by whole segments once `..` and symlinks are resolved.',
  subjects: ['paths', 'argument'],
  view: 'path',
  schema: directories.schema,
  read: (node, problems) => directories.read(node, problems),
  holds: ({ value, operand }) => [`conditions.below(${value}, ${operand})`],
  fails: ({ found, operand }) => `conditions.outside(${found}, ${operand})`,
  functions: {
    below: `# METADATA
# title: The path lies below one of the prefixes
# description: As the proxy resolved it, by whole segments.
below(path, prefixes) if {
	some prefix in path.under
	prefix in prefixes
}`,
    outside: `# METADATA
# title: The path is missing, or certainly lies below none of the prefixes
# description: Where two readers may find two places, \`touches\` has both prefixes, \`under\` only what they share.
outside(path, prefixes) if {
	path.lexical != ""
	touched := object.get(path, "touches", path.under)
	every prefix in touched { not prefix in prefixes }
}

outside(path, _) if path == set()`,
  },
  table: false,
  ignoresCase: false,
  judge: below,
  says: ({ subject, operand }) => {
    const words = `below ${listed(texts(operand), 'or')}`;
    return subject.kind === 'paths' ? { as: 'way', words } : { as: 'value', words: `is ${words}` };
  },
};

export function below(value: JsonValue | undefined, operand: JsonValue): Truth {
  if (value === undefined) return false;
  const { lexical, under, touches } = pathFact(value);
  const prefixes = texts(operand);
  if (under.some((prefix) => prefixes.includes(prefix))) return true;
  return lexical === '' || touches.some((prefix) => prefixes.includes(prefix)) ? undefined : false;
}
