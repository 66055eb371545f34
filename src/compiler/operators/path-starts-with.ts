import { oneOrMore } from '../language/collections.js';
import { text } from '../language/scalars.js';
import { mapped } from '../language/shape.js';
import { listed } from '../words.js';
import { texts } from './operands.js';
import type { Operator } from './operator.js';
import { pathFact } from './path-fact.js';

const shape = oneOrMore(
  mapped(text, (prefix, node, problems) =>
    prefix.trim() === prefix ? prefix : problems.error('AM1107', node.span, 'this path starts or ends with white space'),
  ),
);

export const pathStartsWith: Operator = {
  name: 'path_starts_with',
  about: 'Every path argument lies below one of these directories, compared by whole segments once `..` and symlinks are resolved.',
  subject: 'paths',
  schema: shape.schema,
  read: (node, problems) => {
    const prefixes = shape.read(node, problems);
    return prefixes && [...new Set(prefixes)];
  },
  holds: ({ value, operand }) => `conditions.below(${value}, ${operand})`,
  fails: ({ found, operand }) => `conditions.outside(${found}, ${operand})`,
  judge: (value, operand) => {
    const { lexical, under, touches } = pathFact(value);
    const prefixes = texts(operand);
    if (under.some((prefix) => prefixes.includes(prefix))) return true;
    return lexical === '' || touches.some((prefix) => prefixes.includes(prefix)) ? undefined : false;
  },
  says: ({ operand }) => `below ${listed(texts(operand), 'or')}`,
  positivePattern: false,
};
