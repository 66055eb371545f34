import type { JsonObject } from '../../protocol/json.js';
import type { Condition } from '../conditions/condition.js';
import type { Problems } from '../problems.js';
import type { SourceNode } from '../source/node.js';
import { text } from './scalars.js';

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
  schema: text.schema,
  read: (node, problems) => {
    const body = text.read(node, problems)?.trimEnd();
    if (body === undefined) return undefined;
    if (/^\s*(?:package|import|default)\s/m.test(body) || /^[a-z_]\w*(?:\([^)]*\))?\s+(?:if|contains)\s/m.test(body))
      return problems.error(
        'AM1231',
        node.span,
        'this is a module of Rego, or a rule, not the body of one',
        'write the lines that stand between the braces; rules that several bodies share stand in `helpers` at the top of the file',
      );
    return [{ kind: 'rego', body, span: node.span }];
  },
};
