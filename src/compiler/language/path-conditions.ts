import type { JsonObject } from '../../protocol/json/json.js';
import type { Condition } from '../conditions/condition.js';
import { OPERATORS } from '../operators/index.js';
import type { Problems } from '../problems.js';
import type { SourceNode } from '../source/node.js';
import { UNDER_ROOTS, underRoots } from './under-roots.js';

interface Key {
  readonly about: string;
  readonly schema: JsonObject;
  read(node: SourceNode, problems: Problems): readonly Condition[] | undefined;
}

const ofOperators: Readonly<Record<string, Key>> = Object.fromEntries(
  OPERATORS.filter(({ subjects }) => subjects.includes('paths')).map((operator) => [
    operator.name,
    {
      about: operator.about,
      schema: operator.schema,
      read: (node: SourceNode, problems: Problems) => {
        const operand = operator.read(node, problems);
        const test = operand !== undefined && { operator: operator.name, subject: { kind: 'paths' as const }, operand, span: node.span };
        return test === false ? undefined : [{ kind: 'test' as const, test }];
      },
    },
  ]),
);

/** What without `argument` speaks of every path argument of the call. */
export const pathConditions: Readonly<Record<string, Key>> = {
  ...ofOperators,
  [UNDER_ROOTS.name]: {
    about: UNDER_ROOTS.about,
    schema: UNDER_ROOTS.schema,
    read: (node, problems) => {
      const test = underRoots(node, { kind: 'paths' }, problems);
      return test && [{ kind: 'test', test }];
    },
  },
};
