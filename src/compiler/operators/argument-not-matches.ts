import { patternSchema, readPatterns } from './argument-pattern.js';
import type { Operator } from './operator.js';

export const argumentNotMatches: Operator = {
  name: 'argument_not_matches',
  about: 'Each named argument is missing, or a text that does not match its regular expression (RE2, one or a list of which none may).',
  subject: 'argument',
  schema: patternSchema,
  read: (node, problems) => readPatterns('argument_not_matches', node, problems),
  holds: ({ name, operand }) => `conditions.differs(${name}, ${operand})`,
  fails: ({ name, operand }) => `conditions.matches(${name}, ${operand})`,
  says: ({ argument, operand }) => `when \`${argument ?? ''}\` does not match \`${String(operand)}\``,
  positivePattern: false,
};
