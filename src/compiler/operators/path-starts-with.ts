import { oneOrMore } from '../language/collections.js';
import { text } from '../language/scalars.js';
import { mapped } from '../language/shape.js';
import { listed } from '../words.js';
import type { Operator } from './operator.js';

const shape = oneOrMore(
  mapped(text, (prefix, node, problems) =>
    prefix.trim() === prefix ? prefix : problems.error('AM1107', node.span, 'this path starts or ends with white space'),
  ),
);

export const pathStartsWith: Operator = {
  name: 'path_starts_with',
  about: 'Every path argument lies below one of these directories, compared by whole segments once `..` and symlinks are resolved.',
  subject: 'path',
  schema: shape.schema,
  read: (node, problems) => {
    const operand = shape.read(node, problems);
    return operand && [{ operator: 'path_starts_with', operand: [...new Set(operand)], span: node.span }];
  },
  holds: ({ operand }) => `conditions.below(path, ${operand})`,
  fails: ({ operand }) => `conditions.outside(path, ${operand})`,
  says: ({ operand }) => `below ${listed(operand, 'or')}`,
  positivePattern: false,
};
