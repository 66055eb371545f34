import type { Expr, Rule, Term } from './node.js';

/** A term and all terms within it; the bodies of comprehensions apart, which are statements of their own. */
export function* termsIn(term: Term): Generator<Term> {
  yield term;
  for (const each of partsOf(term)) yield* termsIn(each);
}

function partsOf(term: Term): readonly Term[] {
  if (term.kind === 'ref') return term.path;
  if (term.kind === 'call') return term.operands;
  if (term.kind === 'list') return term.items;
  if (term.kind === 'object') return term.entries.flat();
  if (term.kind === 'comprehension') return term.heads;
  return term.kind === 'template' ? term.parts : [];
}

/** The terms that an expression says itself, those of bodies within it apart. */
export function* termsOf({ said, withs }: Expr): Generator<Term> {
  for (const term of operandsOf(said)) yield* termsIn(term);
  for (const { target, value } of withs) {
    yield* termsIn(target);
    yield* termsIn(value);
  }
}

/** What an expression is said of: its operands, its term, the domain of `every`. */
export function operandsOf(said: Expr['said']): readonly Term[] {
  if (said.kind === 'call') return said.operands;
  if (said.kind === 'term') return [said.term];
  return said.kind === 'every' ? [said.domain] : [];
}

/** The bodies within an expression: of `every` and `not`, which hold as it does, and of comprehensions, which do not. */
export function* bodiesOf(expr: Expr): Generator<{ readonly body: readonly Expr[]; readonly of: 'every' | 'not' | 'comprehension' }> {
  if (expr.said.kind === 'every' || expr.said.kind === 'not') yield { body: expr.said.body, of: expr.said.kind };
  for (const term of termsOf(expr)) if (term.kind === 'comprehension') yield { body: term.body, of: 'comprehension' };
}

/** A rule and its `else` branches. */
export function branchesOf(rule: Rule): readonly Rule[] {
  return rule.otherwise === undefined ? [rule] : [rule, ...branchesOf(rule.otherwise)];
}

/** Every expression of a rule, however deep. */
export function* exprsOf(rule: Rule): Generator<Expr> {
  for (const branch of branchesOf(rule)) {
    yield* deep(branch.body);
    for (const term of termsIn(branch.head)) if (term.kind === 'comprehension') yield* deep(term.body);
  }
}

function* deep(body: readonly Expr[]): Generator<Expr> {
  for (const expr of body) {
    yield expr;
    for (const inner of bodiesOf(expr)) yield* deep(inner.body);
  }
}

/** Every term of a rule, however deep: head, arguments, bodies. */
export function* allTerms(rule: Rule): Generator<Term> {
  for (const branch of branchesOf(rule)) {
    yield* termsIn(branch.head);
    for (const arg of branch.args) yield* termsIn(arg);
  }
  for (const expr of exprsOf(rule)) yield* termsOf(expr);
}
