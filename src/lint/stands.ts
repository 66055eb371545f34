import { branchesOf, bodiesOf, termsOf } from './ast/walk.js';
import type { Expr, Module, Rule, Term } from './ast/node.js';
import type { Program } from './program.js';

/** Where a rule that holds leads to: a call may pass, or it may be stopped or bound. A helper of both has both. */
export type Stand = 'grants' | 'restricts';

/** An expression of a rule, and what its holding (its `not` included) leads to. */
export interface Statement {
  readonly module: Module;
  readonly rule: Rule;
  readonly expr: Expr;
  /** The expressions that have to hold together with it. */
  readonly body: readonly Expr[];
  readonly stand: Stand;
}

const RESTRICTS = /^data\.(?:mcp\.policy|custom\.[^.]+|mcp\.guards\.[^.]+\.[^.]+)\.(?:deny|ask|obligations)(?:\.|$)/;
const GRANTS = /^data\.mcp\.policy\.allow$/;

/**
 * Every statement that a verdict depends on. `not` turns a stand round, also for the helpers that are negated: what restricts an allow
 * is held to the same as what denies. Comprehensions are left out: whether more elements grant or restrict is nobody's to say.
 */
export function statementsOf(program: Program): readonly Statement[] {
  const stands = standsOf(program);
  return program.modules.flatMap((module) =>
    module.rules.flatMap((rule) =>
      [...(stands.get(rule) ?? [])].flatMap((stand) => branchesOf(rule).flatMap(({ body }) => within(module, rule, body, stand))),
    ),
  );
}

function within(module: Module, rule: Rule, body: readonly Expr[], stand: Stand): readonly Statement[] {
  return body.flatMap((expr) => [
    { module, rule, expr, body, stand },
    ...[...bodiesOf(expr)]
      .filter(({ of }) => of !== 'comprehension')
      .flatMap((inner) => within(module, rule, inner.body, inner.of === 'not' ? other(stand) : stand)),
  ]);
}

function standsOf(program: Program): ReadonlyMap<Rule, ReadonlySet<Stand>> {
  const stands = new Map<Rule, Set<Stand>>();
  const give = (rule: Rule, stand: Stand): void => {
    const has = stands.get(rule) ?? new Set<Stand>();
    if (has.has(stand)) return;
    stands.set(rule, has.add(stand));
    for (const { body } of branchesOf(rule)) giveAll(body, stand);
  };
  const giveAll = (body: readonly Expr[], stand: Stand): void => {
    for (const expr of body) {
      const inner = isTurned(expr) ? other(stand) : stand;
      for (const path of rulesNamed(expr)) for (const rule of program.rulesOf(path)) give(rule, inner);
      for (const each of bodiesOf(expr)) giveAll(each.body, each.of === 'not' ? other(inner) : inner);
    }
  };
  for (const rule of program.modules.flatMap(({ rules }) => rules)) {
    if (GRANTS.test(rule.path) && !rule.default) give(rule, 'grants');
    if (RESTRICTS.test(rule.path) && !rule.default) give(rule, 'restricts');
  }
  return stands;
}

/** `not x`, `x == false`, `count(x) == 0`: it holds where what it names does not. */
function isTurned({ said, negated }: Expr): boolean {
  const [left, right] = said.kind === 'call' && said.operator === 'equal' ? said.operands : [];
  const empty =
    right?.kind === 'scalar' && (right.value === false || (right.value === 0 && left?.kind === 'call' && left.operator === 'count'));
  return negated !== empty;
}

function* rulesNamed(expr: Expr): Generator<string> {
  if (expr.said.kind === 'call' && expr.said.operator.startsWith('data.')) yield expr.said.operator;
  for (const term of termsOf(expr)) {
    if (term.kind === 'call' && term.operator.startsWith('data.')) yield term.operator;
    const path = term.kind === 'ref' ? dataPath(term) : undefined;
    if (path !== undefined) yield path;
  }
}

/** `data.mcp.policy.tools` of `data.mcp.policy.tools[name].allow`; undefined for what is no reference into data. */
export function dataPath(term: Term & { readonly kind: 'ref' }): string | undefined {
  const [root, ...steps] = term.path;
  if (root?.kind !== 'var' || root.name !== 'data') return undefined;
  const varies = steps.findIndex((step) => step.kind !== 'scalar');
  return [
    'data',
    ...(varies === -1 ? steps : steps.slice(0, varies)).map((step) => (step.kind === 'scalar' ? String(step.value) : '')),
  ].join('.');
}

function other(stand: Stand): Stand {
  return stand === 'grants' ? 'restricts' : 'grants';
}
