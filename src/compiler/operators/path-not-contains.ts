import { oneOrMore } from '../language/collections.js';
import { text } from '../language/scalars.js';
import { listed } from '../words.js';
import type { Operator } from './operator.js';

const shape = oneOrMore(text);

export const pathNotContains: Operator = {
  name: 'path_not_contains',
  about: 'No path argument contains one of these texts, upper and lower case alike, neither as written nor where symlinks lead.',
  subject: 'path',
  schema: shape.schema,
  read: (node, problems) => {
    const words = shape.read(node, problems);
    return words && [{ operator: 'path_not_contains', operand: [...new Set(words.map(lowerCase))], span: node.span }];
  },
  holds: ({ operand }) => `conditions.lacks(path, ${operand})`,
  fails: ({ operand }) => `conditions.mentions(path, ${operand})`,
  says: ({ operand }) => `not for paths containing ${listed(operand, 'or')}`,
  positivePattern: false,
};

/** As Rego's `lower`: character by character, so that a sigma at the end of a word is one like any other. */
function lowerCase(word: string): string {
  return Array.from(word, (character) => character.toLowerCase()).join('');
}
