import { OPERATORS, operatorNamed } from '../operators/index.js';
import type { Test } from '../operators/operator.js';
import { listOf } from './collections.js';
import { unknownKey } from './record.js';
import { wrongType, type Shape } from './shape.js';

const names = OPERATORS.map(({ name }) => name);

/** What other policy languages call it. */
const INSTEAD: Readonly<Record<string, string>> = {
  path_contains: 'a deny with `path_not_contains` says it the other way round, `path_starts_with` names directories',
  starts_with: 'write `path_starts_with` for paths, or `argument_matches: { name: "^prefix" }`',
  matches: 'write `argument_matches: { name: "expression" }`',
  not_matches: 'write `argument_not_matches: { name: "expression" }`',
  equals: 'write `argument_matches: { name: "^value$" }`',
};

const oneCondition: Shape<readonly Test[]> = {
  expected: 'a map from operators to their values',
  schema: {
    type: 'object',
    minProperties: 1,
    additionalProperties: false,
    properties: Object.fromEntries(OPERATORS.map(({ name, schema, about }) => [name, { ...schema, description: about }])),
  },
  read(node, problems) {
    if (node.kind !== 'map') return wrongType(node, `a condition such as \`path_starts_with: /srv/data\``, problems);
    if (node.entries.length === 0) return problems.error('AM1107', node.span, 'this condition is empty');
    const read = node.entries.map(({ key, span, value }) => {
      const operator = operatorNamed(key);
      if (operator === undefined) unknownKey(key, span, 'a condition', names, INSTEAD, problems);
      return operator?.read(value, problems);
    });
    return read.every((tests) => tests !== undefined) ? read.flat() : undefined;
  },
};

const list = listOf(oneCondition, { least: 1 });

/** All of them have to hold. */
export const conditions: Shape<readonly Test[]> = {
  ...list,
  read: (node, problems) => list.read(node, problems)?.flat(),
};
