import type { JsonObject } from '../../protocol/json/json.js';
import type { Condition } from '../conditions/condition.js';
import { operatorOf } from '../operators/index.js';
import type { Problems } from '../problems.js';
import type { SourceNode } from '../source/node.js';
import { pointerOf } from './argument-name.js';
import { mapOf } from './collections.js';

/** `argument_matches: {query: "^select"}`: the operator for each argument that the map names. */
export function namedArguments(name: 'matches' | 'not_matches'): {
  readonly about: string;
  readonly schema: JsonObject;
  read(node: SourceNode, problems: Problems): readonly Condition[] | undefined;
} {
  const operator = operatorOf({ operator: name });
  const operand = {
    expected: 'a regular expression (RE2) or a list of them',
    schema: operator.schema,
    read: (node: SourceNode, problems: Problems) => {
      const read = operator.read(node, problems);
      return read === undefined ? undefined : { operand: read, span: node.span };
    },
  };
  const shape = mapOf('a map from argument names to regular expressions', pointerOf, operand, { least: 1 });
  return {
    about: `For each argument that the map names: ${operator.about}`,
    schema: shape.schema,
    read: (node, problems) =>
      shape
        .read(node, problems)
        ?.map(([pointer, test]) => ({ kind: 'test', test: { operator: name, subject: { kind: 'argument', pointer }, ...test } })),
  };
}
