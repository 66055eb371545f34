import type { JsonValue } from '../../protocol/json/json.js';
import { listOf } from '../language/collections.js';
import { mapped } from '../language/shape.js';
import { choices } from '../words.js';
import { same, typeOf } from './json-types.js';
import { operatorsOf } from './predicate.js';
import { scalar } from './values.js';

const shape = mapped(listOf(scalar, { least: 1 }), (values) => [...new Set(values)]);

/** A set of one single value, as Rego. */
const ONE = /^\{("(?:[^"\\]|\\.)*"|-?[0-9.]+|true|false|null)\}$/;

/** The choices are a list; where it is long, a table in data whose keys they are. */
export const membership = operatorsOf<readonly JsonValue[]>({
  name: 'in',
  says: 'is one of these values (texts, numbers, `true`, `false`, `null`)',
  saysNot: 'is none of them, and of the type of each',
  shape,
  is: {
    name: 'one_of',
    title: 'The value is one of the choices, or of the keys of a table',
    text: `one_of(found, choices) if {
	not is_object(choices)
	found in choices
}

one_of(found, choices) if {
	is_object(choices)
	choices[found]
}`,
  },
  isNot: {
    name: 'none_of',
    title: 'The value is missing, or none of the choices, which are all of its type',
    text: `none_of(found, choices) if {
	not is_object(choices)
	not found in choices
	every choice in choices { type_name(choice) == type_name(found) }
}

none_of(found, choices) if {
	is_object(choices)
	is_string(found)
	not choices[found]
}`,
  },
  inline: (value, operand) => {
    if (operand.startsWith('data.mcp.index.tables')) return [`${operand}[${value}]`];
    const [, only] = ONE.exec(operand) ?? [];
    if (only !== undefined) return [`${value} == ${only}`];
    return [operand.startsWith('{') ? `${value} in ${operand}` : `conditions.one_of(${value}, ${operand})`];
  },
  judge: (value, operand) => {
    if (operand.some((each) => same(value, each))) return true;
    return operand.every((each) => typeOf(each) === typeOf(value)) ? false : undefined;
  },
  words: (operand) => `is ${choices(operand, 'or')}`,
  notWords: (operand) => `is neither of ${choices(operand, 'and')}`,
  table: true,
  ignoresCase: true,
});
