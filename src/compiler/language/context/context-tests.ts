import type { JsonValue } from '../../../protocol/json/json.js';
import type { Condition } from '../../conditions/condition.js';
import type { Problems } from '../../problems.js';
import type { SourceNode } from '../../source/node.js';
import { oneOrMore } from '../collections.js';
import { nameOrPattern } from '../names.js';
import { mapped, type Shape } from '../shape.js';

/** Keys of a rule about who calls, by what client, when and after what: each is one test of the context. */
type Tests = Readonly<Record<string, JsonValue | undefined>>;

export function testsOf(node: SourceNode, tests: Tests): readonly Condition[] {
  return Object.entries(tests).flatMap(([operator, operand]) =>
    operand === undefined ? [] : [{ kind: 'test', test: { operator, subject: { kind: 'context' }, operand, span: node.span } } as const],
  );
}

/** A map that says at least one thing. */
export function saying<T>(
  shape: Shape<T>,
  example: string,
  tests: (value: T, node: SourceNode, problems: Problems) => readonly Condition[] | undefined,
): Shape<readonly Condition[]> {
  return {
    ...mapped(shape, (value, node, problems) =>
      node.kind === 'map' && node.entries.length === 0
        ? problems.error('AM1107', node.span, 'this says nothing', `write for example \`${example}\``)
        : tests(value, node, problems),
    ),
    schema: { ...shape.schema, minProperties: 1 },
  };
}

export const names = (what: string): Shape<readonly string[]> =>
  mapped(oneOrMore(nameOrPattern(what)), (globs) => [...new Set(globs.map((glob) => glob.text))]);
