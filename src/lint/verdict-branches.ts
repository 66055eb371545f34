import { standsFor } from './as-called.js';
import type { Rule, Term } from './ast/node.js';
import { branchesOf } from './ast/walk.js';
import { textsOf } from './values.js';

export interface VerdictBranch {
  readonly branch: Rule;
  readonly allows: boolean;
}

/** The branches of an `allow` or a `decision`, each with what it says: `allow := false if …` stops a call, `decision := {"allow": true}` lets it pass. */
export function verdictBranches(rule: Rule): readonly VerdictBranch[] {
  return branchesOf(rule).map((branch) => {
    const only = branch.otherwise === undefined && branch === rule ? rule : standsFor({ ...branch, otherwise: undefined }, rule);
    return { branch: only, allows: allowsBy(branch.head) };
  });
}

/** What is computed may allow. */
function allowsBy(head: Term): boolean {
  if (head.kind === 'scalar') return head.value !== false;
  if (head.kind !== 'object') return true;
  const said = (name: string) => head.entries.find(([key]) => textsOf(key).includes(name))?.[1];
  const [allow, effect] = [said('allow'), said('effect')];
  if (allow?.kind === 'scalar') return allow.value === true;
  return !textsOf(effect).some((text) => text === 'deny' || text === 'ask');
}
