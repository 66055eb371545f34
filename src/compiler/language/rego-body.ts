import type { JsonObject } from '../../protocol/json.js';
import type { Condition } from '../conditions/condition.js';
import type { Problems } from '../problems.js';
import type { SourceNode } from '../source/node.js';
import { placeWithin } from '../source/written-text.js';
import { writtenText } from './scalars.js';

/** What stands in a module but in no body: a statement of modules, or the head of a rule. */
const MODULE = /(?<=^[ \t]*)(?:package|import|default)(?=\s)|^[a-z_]\w*(?:\([^)]*\))?\s+(?:if|contains)(?=\s)/m;

/**
 * `rego: |`, a body as it stands between the braces of a rule. What is wrong in it OPA finds when the policy is built; the types are the
 * author's: what is undefined does not hold.
 */
export const regoBody: {
  readonly about: string;
  readonly schema: JsonObject;
  read(node: SourceNode, problems: Problems): readonly Condition[] | undefined;
} = {
  about: 'A body of Rego over `input` and `data`: the condition holds where all of its lines are true, and fails where they are not.',
  schema: writtenText.schema,
  read: (node, problems) => {
    const written = writtenText.read(node, problems);
    if (written === undefined) return undefined;
    const module = MODULE.exec(written.value);
    if (module !== null)
      return problems.error(
        'AM1231',
        placeWithin(written, module.index, module[0].length),
        'this is a module of Rego, or a rule, not the body of one',
        'write the lines that stand between the braces; rules that several bodies share stand in `helpers` at the top of the file',
      );
    return [{ kind: 'rego', body: written.value.trimEnd(), written, span: node.span }];
  },
};
