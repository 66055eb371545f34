import { standsFor } from './as-called.js';
import type { Expr, Rule, Term } from './ast/node.js';
import { branchesOf } from './ast/walk.js';
import { localsOf, withLocals } from './input-path.js';
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

const alone = new WeakMap<Rule, Map<Rule, Rule>>();

/** Of a rule with texts for values those branches that a comparison asks for: `effect == "none"` asks for one, `effect != "none"` for all others. */
export function branchesAsked(rule: Rule, { said }: Expr): readonly Rule[] {
  if (said.kind !== 'call' || !/^(?:equal|neq|internal\.member_2)$/.test(said.operator)) return [rule];
  const texts = said.operands.flatMap(textsOf);
  const branches = branchesOf(rule);
  if (texts.length === 0 || !branches.some(({ head }) => textsOf(head).length > 0)) return [rule];
  const asked = branches.filter(
    ({ head }) => textsOf(head).length === 0 || textsOf(head).some((text) => texts.includes(text)) !== (said.operator === 'neq'),
  );
  return asked.length === branches.length ? [rule] : asked.map((branch) => onlyBranch(branch, rule));
}

function onlyBranch(branch: Rule, rule: Rule): Rule {
  const known = alone.get(rule) ?? new Map<Rule, Rule>();
  alone.set(rule, known);
  const one = known.get(branch) ?? standsFor(withLocals({ ...branch, otherwise: undefined }, localsOf(rule)), rule);
  known.set(branch, one);
  return one;
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
