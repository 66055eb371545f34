import type { JsonValue } from '../../protocol/json/json.js';
import { oneOrMore } from '../language/collections.js';
import { mapped } from '../language/shape.js';
import { choices } from '../words.js';
import { same, typeOf } from './json-types.js';
import type { Truth } from './operator.js';
import { operatorsOf } from './predicate.js';
import { scalar } from './values.js';

const shape = mapped(oneOrMore(scalar), (values, node, problems) =>
  values.includes('') ? problems.error('AM1107', node.span, 'every text contains the empty one') : [...new Set(values)],
);

export const containment = operatorsOf<readonly JsonValue[]>({
  name: 'contains',
  says: 'is a text with this in it, or a list with this among its items (of several, any counts)',
  saysNot: 'is a text or list without any of them',
  shape,
  is: {
    name: 'includes',
    title: 'The text contains one of the parts, or the list has it as an item',
    text: `includes(found, parts) if {
	some part in parts
	contains(found, part)
}

includes(found, parts) if {
	is_array(found)
	some part in parts
	part in found
}`,
  },
  isNot: {
    name: 'excludes',
    title: 'The value is missing, or a text or list in which there is none of the parts',
    text: `excludes(found, parts) if {
	is_string(found)
	every part in parts { contains(found, part) == false }
}

excludes(found, parts) if {
	is_array(found)
	every item in found {
		every part in parts {
			type_name(item) == type_name(part)
			item != part
		}
	}
}`,
  },
  judge: (value, operand) => {
    if (typeof value === 'string') return any(operand.map((part) => (typeof part === 'string' ? value.includes(part) : undefined)));
    if (!Array.isArray(value)) return undefined;
    const list = value as readonly JsonValue[];
    return any(list.flatMap((item) => operand.map((part) => (typeOf(item) === typeOf(part) ? same(item, part) : undefined))));
  },
  words: (operand) => `contains ${choices(operand, 'or')}`,
  notWords: (operand) => `does not contain ${choices(operand, 'or')}`,
  ignoresCase: true,
});

/** Kleene's OR. */
function any(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.every((truth) => truth === false) ? false : undefined;
}
