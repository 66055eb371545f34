import type { JsonObject } from '../../protocol/json/json.js';
import type { Condition } from '../conditions/condition.js';
import type { Problems } from '../problems.js';
import { quote, type SourceNode } from '../source/node.js';
import { placeWithin } from '../source/written-text.js';
import { codeInPlace, firstUnopened } from '../rego-tokens.js';
import { regoText } from './rego-text.js';

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
  schema: regoText.schema,
  read: (node, problems) => {
    const written = regoText.read(node, problems);
    if (written === undefined) return undefined;
    const unopened = firstUnopened(written.value);
    if (unopened !== undefined)
      return problems.error(
        'AM1231',
        placeWithin(written, unopened, 1),
        `this ${quote(written.value.charAt(unopened))} closes what nothing in the body opens: what follows would stand outside of the condition`,
        'remove it; of two bodies of which one has to hold each is a `rego` of its own, below `any`',
      );
    const module = MODULE.exec(codeInPlace(written.value));
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
