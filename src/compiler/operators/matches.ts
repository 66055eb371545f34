import { regex } from '../emit/rego-text.js';
import { oneOrMore } from '../language/collections.js';
import { mapped } from '../language/shape.js';
import { toRegExp } from '../regex/to-reg-exp.js';
import { plainText } from '../regex/plain-text.js';
import { expression, joined } from './expressions.js';
import { texts } from './operands.js';
import { operatorsOf, type RegoFunction } from './predicate.js';

export const matching: RegoFunction = {
  name: 'matches',
  title: 'The value is a text that the expression matches',
  text: 'matches(found, expression) if regex.match(expression, found)',
};
export const notMatching: RegoFunction = {
  name: 'not_matches',
  title: 'The value is missing, or a text that the expression does not match',
  text: 'not_matches(found, expression) if regex.match(expression, found) == false',
};

/** Several expressions are joined into one. */
export const expressions = operatorsOf<string>({
  name: 'matches',
  says: 'is a text in which the regular expression (RE2) is found, or one of several; `^` and `$` tie it to the ends',
  saysNot: 'is a text in which none of the expressions is found',
  shape: mapped(oneOrMore(expression), joined),
  is: matching,
  isNot: notMatching,
  inline: (value, operand) => [`regex.match(${operand}, ${value})`],
  judge: (value, operand) => (typeof value === 'string' ? toRegExp(operand).test(value) : undefined),
  words: (operand) => `matches \`${operand}\``,
  notWords: (operand) => `does not match \`${operand}\``,
  literal: (operand) => regex(texts(operand).join('')),
  plainer: (test) => {
    const plain = plainText(texts(test.operand).join(''));
    return plain && { ...test, ...plain };
  },
  pattern: true,
});
