import { oneOrMore } from '../language/collections.js';
import { text } from '../language/scalars.js';
import { listed } from '../words.js';
import { lowerCase } from './letter-case.js';
import { texts } from './operands.js';
import type { Operator } from './operator.js';
import { pathFact } from './path-fact.js';

const shape = oneOrMore(text);

export const pathNotContains: Operator = {
  name: 'path_not_contains',
  about: 'No path argument contains one of these texts, upper and lower case alike, neither as written nor where symlinks lead.',
  subject: 'paths',
  schema: shape.schema,
  read: (node, problems) => {
    const words = shape.read(node, problems);
    return words && [...new Set(words.map(lowerCase))];
  },
  holds: ({ value, operand }) => `conditions.lacks(${value}, ${operand})`,
  fails: ({ found, operand }) => `conditions.mentions(${found}, ${operand})`,
  judge: (value, operand) => {
    const { lexical, resolved, also } = pathFact(value);
    const contained = (text: string) => texts(operand).some((word) => lowerCase(text).includes(word));
    if ([lexical, resolved].some(contained)) return false;
    return lexical === '' || contained([lexical, resolved, ...also].join('\n')) ? undefined : true;
  },
  says: ({ operand }) => `not for paths containing ${listed(texts(operand), 'or')}`,
  positivePattern: false,
};
