import { quote } from '../source/node.js';
import { text } from './scalars.js';
import type { Shape } from './shape.js';

/** What the log does not show: a name at any depth, a dotted path, or a JSON Pointer. They have no stars, and one would mask nothing. */
export const redactedField: Shape<string> = {
  ...text,
  read(node, problems) {
    const field = text.read(node, problems);
    if (field?.includes('*') !== true) return field;
    return problems.error(
      'AM1110',
      node.span,
      `${quote(field)} has a star, and here arguments are named`,
      'write the name alone (`ssn`), which is masked at any depth, or `items.ssn`, which passes over places in lists',
    );
  },
};
