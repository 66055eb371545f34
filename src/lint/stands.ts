import { asCalled, originalOf } from './as-called.js';
import { branchesOf, bodiesOf, termsIn, termsOf } from './ast/walk.js';
import type { Expr, Module, Rule, Term } from './ast/node.js';
import { dataPath } from './data-path.js';
import { localsOf, type InputPath } from './input-path.js';
import type { Program } from './program.js';
import type { Stand, Statement } from './statement.js';
import { isPinned } from './values.js';
import { branchesAsked, verdictBranches } from './verdict-branches.js';

const RESTRICTS = /^data\.(?:mcp\.policy|custom\.[^.]+|mcp\.guards\.[^.]+\.[^.]+)\.(?:deny|ask|obligations)(?:\.|$)/;
const VERDICT = /^data\.mcp\.policy\.(?:allow|decision)$/;

/**
 * Every statement that a verdict depends on. `not` turns a stand round, also for the helpers that are negated: what restricts an allow
 * is held to the same as what denies. A function is judged once for each call: its arguments stand for what they are there. Comprehensions
 * are left out, but for those that are counted: else whether more elements grant or restrict is nobody's to say.
 */
export function statementsOf(program: Program): readonly Statement[] {
  const modules = new Map(program.modules.flatMap((module) => module.rules.map((rule) => [rule, module] as const)));
  return [...standsOf(program)].flatMap(([rule, stands]) => {
    const module = modules.get(originalOf(rule));
    return module === undefined ? [] : [...stands].flatMap((stand) => bodiesWithin(module, rule, stand));
  });
}

function bodiesWithin(module: Module, rule: Rule, stand: Stand): readonly Statement[] {
  return branchesOf(rule).flatMap((branch) => within(module, rule, conditionsOf(branch), stand));
}

function within(module: Module, rule: Rule, body: readonly Expr[], stand: Stand): readonly Statement[] {
  return body.flatMap((expr) => [
    { module, rule, expr, body, stand },
    ...bodiesIn(expr).flatMap((inner) => within(module, rule, inner.body, inner.turns ? other(stand) : stand)),
  ]);
}

/** The body, and what is computed in the head: `allow := startswith(…)` holds as a condition does, `deny contains concat(…)` fails as one. */
function conditionsOf({ head, body }: Rule): readonly Expr[] {
  if (![...termsIn(head)].some((term) => term.kind === 'call' || term.kind === 'ref')) return body;
  const said: Expr['said'] =
    head.kind === 'call' ? { kind: 'call', operator: head.operator, operands: head.operands } : { kind: 'term', term: head };
  return [...body, { line: head.line, column: head.column, said, negated: false, withs: [] }];
}

function standsOf(program: Program): ReadonlyMap<Rule, ReadonlySet<Stand>> {
  const stands = new Map<Rule, Set<Stand>>();
  const give = (rule: Rule, stand: Stand): void => {
    const has = stands.get(rule) ?? new Set<Stand>();
    if (has.has(stand)) return;
    stands.set(rule, has.add(stand));
    // Which element a set has is no condition: `deny contains effect`.
    for (const branch of branchesOf(rule)) giveAll(rule, rule.kind === 'contains' ? branch.body : conditionsOf(branch), stand);
  };
  const giveAll = (rule: Rule, body: readonly Expr[], stand: Stand): void => {
    for (const expr of body) {
      const inner = isTurned(expr) ? other(stand) : stand;
      const isPinnedHere = (path: InputPath) => isPinned(path, { rule, body, expr }, program);
      for (const { path, operands } of rulesNamed(expr)) {
        const call = { operands, locals: localsOf(rule), isTurned: inner !== stand, isPinned: isPinnedHere };
        for (const named of program.rulesOf(path)) for (const each of branchesAsked(asCalled(named, call), expr)) give(each, inner);
      }
      for (const each of bodiesOf(expr)) giveAll(rule, each.body, each.of === 'not' ? other(inner) : inner);
    }
  };
  for (const rule of program.modules.flatMap(({ rules }) => rules)) {
    if (rule.default) continue;
    if (VERDICT.test(rule.path)) for (const { branch, allows } of verdictBranches(rule)) give(branch, allows ? 'grants' : 'restricts');
    if (RESTRICTS.test(rule.path)) give(rule, 'restricts');
  }
  return stands;
}

/** The bodies of an expression that hold as it does, or (`turns`) where it does not. */
function bodiesIn(expr: Expr): readonly { readonly body: readonly Expr[]; readonly turns: boolean }[] {
  const counted = countedIn(expr);
  const own = [...bodiesOf(expr)].filter(({ of }) => of !== 'comprehension').map(({ body, of }) => ({ body, turns: of === 'not' }));
  return counted === undefined ? own : [...own, { body: counted, turns: isTurned(expr) }];
}

/** The body of what is counted against nothing: `count([x | …]) > 0`, `count({x | …}) == 0`. */
function countedIn({ said }: Expr): readonly Expr[] | undefined {
  if (said.kind !== 'call' || !/^(?:equal|neq|gt)$/.test(said.operator)) return undefined;
  const [left, right] = said.operands;
  const [counted] = left?.kind === 'call' && left.operator === 'count' ? left.operands : [];
  return counted?.kind === 'comprehension' && right?.kind === 'scalar' && right.value === 0 ? counted.body : undefined;
}

/** `not x`, `x == false`, `count(x) == 0`: it holds where what it names does not. */
function isTurned({ said, negated }: Expr): boolean {
  const [left, right] = said.kind === 'call' && said.operator === 'equal' ? said.operands : [];
  const empty =
    right?.kind === 'scalar' && (right.value === false || (right.value === 0 && left?.kind === 'call' && left.operator === 'count'));
  return negated !== empty;
}

function* rulesNamed(expr: Expr): Generator<{ readonly path: string; readonly operands: readonly Term[] }> {
  if (expr.said.kind === 'call' && expr.said.operator.startsWith('data.')) yield { path: expr.said.operator, operands: expr.said.operands };
  for (const term of termsOf(expr)) {
    if (term.kind === 'call' && term.operator.startsWith('data.')) yield { path: term.operator, operands: term.operands };
    const path = term.kind === 'ref' ? dataPath(term) : undefined;
    if (path !== undefined) yield { path, operands: [] };
  }
}

function other(stand: Stand): Stand {
  return stand === 'grants' ? 'restricts' : 'grants';
}
