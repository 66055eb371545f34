import { fromPointer, toPointer } from '../../protocol/json/json-pointer.js';
import { quote } from '../source/node.js';
import { text } from './scalars.js';
import type { Shape } from './shape.js';

/** An argument by its name, a dotted name or a JSON Pointer → a JSON Pointer into the input document. */
export const argumentPointer: Shape<string> = {
  ...text,
  read(node, problems) {
    const name = text.read(node, problems);
    if (name === undefined) return undefined;
    if (/\s$|^\s|^\/$|~(?![01])/.test(name))
      return problems.error('AM1110', node.span, `${quote(name)} names no argument`, 'write `content`, `options.body` or `/options/body`');
    const steps = name.startsWith('/') ? fromPointer(name) : name.split('.');
    if (steps.includes('*'))
      return problems.error(
        'AM1110',
        node.span,
        `${quote(name)} has a star, and here an argument is named`,
        'name what they all stand in (`items`): what lies below it is meant too',
      );
    if (name.startsWith('/')) return name.startsWith('/arguments/') ? name : `/arguments${name}`;
    return toPointer(['arguments', ...steps]);
  },
};
