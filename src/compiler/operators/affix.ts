import { oneOrMore } from '../language/collections.js';
import { part } from './values.js';
import { mapped } from '../language/shape.js';
import { listed } from '../words.js';
import { operatorsOf } from './predicate.js';

const shape = mapped(oneOrMore(part), (affixes) => [...new Set(affixes)]);

export const beginnings = operatorsOf<readonly string[]>({
  name: 'starts_with',
  says: 'is a text that starts with this, or with one of these',
  saysNot: 'is a text that starts with none of them',
  shape,
  is: {
    name: 'starts_with',
    title: 'The text starts with one of the beginnings',
    text: `starts_with(found, beginnings) if {
	some beginning in beginnings
	startswith(found, beginning)
}`,
  },
  isNot: {
    name: 'starts_otherwise',
    title: 'The value is missing, or a text that starts with none of the beginnings',
    text: `starts_otherwise(found, beginnings) if {
	is_string(found)
	every beginning in beginnings { not startswith(found, beginning) }
}`,
  },
  inline: (value, operand) => single(operand, (only) => `startswith(${value}, ${only})`, `conditions.starts_with(${value}, ${operand})`),
  judge: (value, operand) => (typeof value === 'string' ? operand.some((each) => value.startsWith(each)) : undefined),
  words: (operand) => `starts with ${listed(operand, 'or')}`,
  notWords: (operand) => `does not start with ${listed(operand, 'or')}`,
  ignoresCase: true,
});

export const endings = operatorsOf<readonly string[]>({
  name: 'ends_with',
  says: 'is a text that ends with this, or with one of these',
  saysNot: 'is a text that ends with none of them',
  shape,
  is: {
    name: 'ends_with',
    title: 'The text ends with one of the endings',
    text: `ends_with(found, endings) if {
	some ending in endings
	endswith(found, ending)
}`,
  },
  isNot: {
    name: 'ends_otherwise',
    title: 'The value is missing, or a text that ends with none of the endings',
    text: `ends_otherwise(found, endings) if {
	is_string(found)
	every ending in endings { not endswith(found, ending) }
}`,
  },
  inline: (value, operand) => single(operand, (only) => `endswith(${value}, ${only})`, `conditions.ends_with(${value}, ${operand})`),
  judge: (value, operand) => (typeof value === 'string' ? operand.some((each) => value.endsWith(each)) : undefined),
  words: (operand) => `ends with ${listed(operand, 'or')}`,
  notWords: (operand) => `does not end with ${listed(operand, 'or')}`,
  ignoresCase: true,
});

/** A set of one text, written by `rego-text`, is asked without a call. */
function single(operand: string, inline: (only: string) => string, call: string): readonly string[] {
  const [, only] = /^\{("(?:[^"\\]|\\.)*")\}$/.exec(operand) ?? [];
  return [only === undefined ? call : inline(only)];
}
