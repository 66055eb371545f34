import { oneOrMore } from '../language/collections.js';
import { oneOf } from '../language/scalars.js';
import type { Shape } from '../language/shape.js';
import { listed } from '../words.js';
import { typeOf } from './json-types.js';
import { operatorsOf } from './predicate.js';

export const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'] as const;
export type TypeName = (typeof TYPES)[number];

const name = oneOf(TYPES, {
  text: 'write `string`',
  str: 'write `string`',
  int: 'write `integer`',
  float: 'write `number`',
  bool: 'write `boolean`',
  list: 'write `array`',
  map: 'write `object`',
  dict: 'write `object`',
});
const quotedNull: Shape<TypeName> = {
  ...name,
  read(node, problems) {
    if (node.kind !== 'scalar' || node.value !== null || node.written === '') return name.read(node, problems);
    return problems.error('AM1104', node.span, '`null` without quotes is no name of a type', 'write `type: "null"`');
  },
};

export const typeNames: Shape<readonly TypeName[]> = oneOrMore(quotedNull);

export const types = operatorsOf<readonly TypeName[]>({
  name: 'type',
  says: `is of this JSON type, or of one of these (${TYPES.map((type) => `\`${type}\``).join(', ')}; an integer is a number without a fraction, below 2^53: of greater ones nobody can say)`,
  shape: typeNames,
  is: {
    name: 'of_type',
    title: 'The value is of one of the types',
    text: `of_type(found, types) if type_name(found) in types

of_type(found, types) if integral(found, types)`,
  },
  isNot: {
    name: 'not_of_type',
    title: 'The value is missing, or of none of the types',
    text: `not_of_type(found, types) if {
	not is_set(found)
	not type_name(found) in types
	not integral(found, types)
	not unclear_integer(found, types)
}`,
  },
  judge(value, operand) {
    if (operand.some((type) => type === typeOf(value))) return true;
    if (typeof value !== 'number' || !operand.includes('integer')) return false;
    return Math.abs(value) > Number.MAX_SAFE_INTEGER ? undefined : Number.isInteger(value);
  },
  words: (operand) => `is of the type ${listed(operand, 'or')}`,
});
