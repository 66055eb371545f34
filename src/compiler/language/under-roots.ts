import type { JsonObject } from '../../protocol/json/json.js';
import type { Subject, Test } from '../conditions/condition.js';
import { pathStartsWith } from '../operators/path-starts-with.js';
import type { Problems } from '../problems.js';
import type { SourceNode } from '../source/node.js';
import { flag } from './scalars.js';

/** `under_roots: true`: what `path_starts_with` says of the directories under `roots`, so that they are written once. */
export const UNDER_ROOTS = {
  name: 'under_roots',
  about: 'Every path argument, or the one that `argument` names, lies below one of the directories that the policy names under `roots`.',
  schema: { const: true } satisfies JsonObject,
} as const;

export function underRoots(node: SourceNode, subject: Subject, problems: Problems): Test | undefined {
  const said = flag.read(node, problems);
  if (said === undefined) return undefined;
  if (!said)
    return problems.error(
      'AM1104',
      node.span,
      '`under_roots` is `true` or is not there',
      'for paths outside of the roots write `none: [{ under_roots: true }]`',
    );
  return { operator: pathStartsWith.name, subject, operand: [], underRoots: true, span: node.span };
}
