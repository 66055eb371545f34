import { oneOrMore } from '../language/collections.js';
import { regex as rego } from '../emit/rego-text.js';
import { nameOf } from '../conditions/subject.js';
import { expression, joined } from './expressions.js';
import { texts } from './operands.js';
import type { Operator, Truth } from './operator.js';
import type { JsonValue } from '../../protocol/json.js';

const shape = oneOrMore(expression);

const shared = {
  subject: 'argument',
  schema: shape.schema,
  read: (node, problems) => {
    const patterns = shape.read(node, problems);
    return patterns && joined(patterns);
  },
  literal: (operand) => rego(String(operand)),
} as const satisfies Partial<Operator>;

export const matches: Operator = {
  ...shared,
  name: 'matches',
  about:
    'The argument is a text that matches the regular expression (RE2, one or a list of which any counts). A missing argument does not.',
  holds: ({ value, operand }) => `regex.match(${operand}, ${value})`,
  fails: ({ found, operand }) => `conditions.not_matches(${found}, ${operand})`,
  judge: (value, operand) => (value === undefined ? false : found(value, operand)),
  says: ({ subject, operand }) => `when \`${nameOf(subject)}\` matches \`${String(operand)}\``,
  positivePattern: true,
};

export const notMatches: Operator = {
  ...shared,
  name: 'not_matches',
  about: 'The argument is missing, or a text that does not match the regular expression (RE2, one or a list of which none may).',
  holds: ({ found, operand }) => `conditions.not_matches(${found}, ${operand})`,
  fails: ({ found, operand }) => `conditions.matches(${found}, ${operand})`,
  judge: (value, operand) => (value === undefined ? true : negated(found(value, operand))),
  says: ({ subject, operand }) => `when \`${nameOf(subject)}\` does not match \`${String(operand)}\``,
  positivePattern: false,
};

function found(value: JsonValue, operand: JsonValue): Truth {
  return typeof value === 'string' ? texts(operand).some((pattern) => new RegExp(pattern).test(value)) : undefined;
}

function negated(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}
