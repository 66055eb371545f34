import type { JsonValue } from '../../protocol/json/json.js';
import { value } from '../emit/rego-text.js';
import { quoted } from '../words.js';
import { same, typeOf } from './json-types.js';
import { operatorsOf } from './predicate.js';
import { anyValue } from './values.js';

/** A value of another type is unknown: to some servers `"5"` is 5 and `null` is nothing. */
export const equality = operatorsOf<JsonValue>({
  name: 'equals',
  says: 'equals this value (a text, number, `true`, `false`, `null`, list or map, compared whole); of another type nobody can say',
  saysNot: 'is of the same type and another value',
  shape: anyValue,
  is: { name: 'equals', title: 'The value is the wanted one', text: 'equals(found, wanted) if found == wanted' },
  isNot: {
    name: 'differs',
    title: 'The value is missing, or of the same type and another one',
    text: `differs(found, wanted) if {
	type_name(found) == type_name(wanted)
	found != wanted
}`,
  },
  inline: (asked, operand) => [`${asked} == ${operand}`],
  judge: (asked, operand) => (typeOf(asked) === typeOf(operand) ? same(asked, operand) : undefined),
  words: (operand) => `equals ${quoted(operand)}`,
  notWords: (operand) => `is not ${quoted(operand)}`,
  literal: value,
  ignoresCase: true,
});
