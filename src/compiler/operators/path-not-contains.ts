import { oneOrMore } from '../language/collections.js';
import { text } from '../language/scalars.js';
import { mapped } from '../language/shape.js';
import { listed } from '../words.js';
import { lowerCase } from './letter-case.js';
import { texts } from './operands.js';
import type { Operator } from './operator.js';
import { pathFact } from './path-fact.js';

const shape = mapped(oneOrMore(text), (words) => [...new Set(words.map(lowerCase))]);

export const pathNotContains: Operator = {
  name: 'path_not_contains',
  about:
    'No path argument, or not the one that `argument` names, contains one of these texts, upper and lower case alike, neither as written nor where symlinks lead.',
  subjects: ['paths', 'argument'],
  view: 'path',
  schema: shape.schema,
  read: (node, problems) => shape.read(node, problems),
  holds: ({ found, operand }) => [`conditions.lacks(${found}, ${operand})`],
  fails: ({ found, operand }) => `conditions.mentions(${found}, ${operand})`,
  functions: {
    lacks: `# METADATA
# title: The path is missing, or certainly contains none of the words
# description: Neither as written nor where symlinks lead, whatever the server makes of it. Words are in lower case.
lacks(path, words) if {
	path.lexical != ""
	text := lower(concat("\\n", array.concat([path.lexical, path.resolved], object.get(path, "also", []))))
	every word in words { contains(text, word) == false }
}

lacks(path, _) if path == set()`,
    mentions: `# METADATA
# title: The path contains one of the words
mentions(path, words) if {
	some text in [path.lexical, path.resolved]
	some word in words
	contains(lower(text), word)
}`,
  },
  table: false,
  ignoresCase: false,
  judge: (value, operand) => {
    if (value === undefined) return true;
    const { lexical, resolved, also } = pathFact(value);
    const contained = (path: string) => texts(operand).some((word) => lowerCase(path).includes(word));
    if ([lexical, resolved].some(contained)) return false;
    return lexical === '' || contained([lexical, resolved, ...also].join('\n')) ? undefined : true;
  },
  says: ({ subject, operand }) => {
    const parts = listed(texts(operand), 'or');
    return subject.kind === 'paths'
      ? { as: 'exception', words: `paths containing ${parts}` }
      : { as: 'value', words: `does not contain ${parts}` };
  },
};
