import { patternSchema, readPatterns } from './argument-pattern.js';
import type { Operator } from './operator.js';

export const argumentMatches: Operator = {
  name: 'argument_matches',
  about:
    'Each named argument is a text that matches its regular expression (RE2, one or a list of which any counts). A missing argument does not.',
  subject: 'argument',
  schema: patternSchema,
  read: (node, problems) => readPatterns('argument_matches', node, problems),
  holds: ({ argument, operand }) => `regex.match(${operand}, ${argument})`,
  fails: ({ name, operand }) => `conditions.differs(${name}, ${operand})`,
  says: ({ argument, operand }) => `when \`${argument ?? ''}\` matches \`${String(operand)}\``,
  positivePattern: true,
};
