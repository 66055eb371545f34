import { operandsOf, termsIn } from './ast/walk.js';
import type { Expr, Rule, Term } from './ast/node.js';
import { inputPath, isCallers, localsOf, type InputPath, type Locals } from './input-path.js';
import type { Program } from './program.js';
import { asCalled, isPinnedByCaller } from './as-called.js';
import { dataPath } from './data-path.js';
import type { Statement } from './statement.js';

/** Builtins that take whatever they get; every other is undefined for a value of another type. */
const TAKES_ANY =
  /^(?:equal|neq|gte?|lte?|assign|eq|internal\.(?:member_[23]|template_string)|is_\w+|type_name|print|trace|walk|sprintf|json\.(?:marshal|is_valid)|yaml\.is_valid|object\.get)$/;

export function fails(operator: string): boolean {
  return !operator.startsWith('data.') && !TAKES_ANY.test(operator);
}

/** The first value of the caller among the operands that a builtin fails on when its type is another; operands of calls within too. */
export function failingOn({ said }: Expr, locals: Locals): Use | undefined {
  if (said.kind === 'call') {
    const own = fails(said.operator) ? said.operands.map((each) => useOf(each, locals)).find((use) => use !== undefined) : undefined;
    if (own !== undefined) return own;
  }
  return nestedFailing(operandsOf(said), locals);
}

/** The same of calls that stand within the expression, not of its own. */
export function nestedFailing(operands: readonly Term[], locals: Locals): Use | undefined {
  for (const term of operands.flatMap((each) => [...termsIn(each)])) {
    if (term.kind !== 'call' || !fails(term.operator)) continue;
    const use = term.operands.map((each) => useOf(each, locals)).find((each) => each !== undefined);
    if (use !== undefined) return use;
  }
  return undefined;
}

/** A value of the caller's, where it is used. */
export interface Use {
  readonly term: Term;
  readonly path: InputPath;
}

export function useOf(term: Term | undefined, locals: Locals): Use | undefined {
  const path = inputPath(term, locals);
  return term !== undefined && isCallers(path) ? { term, path } : undefined;
}

/**
 * Another condition beside this one tells the type of the value: `is_string(x)`, `x == "a"`, `x in {…}`, `startswith(x, "/srv/")`. Where a
 * helper is asked, its bodies count.
 */
export function isPinned(path: InputPath, { rule, body, expr }: Pick<Statement, 'rule' | 'body' | 'expr'>, program: Program): boolean {
  const locals = localsOf(rule);
  if (isPinnedByCaller(path, rule)) return true;
  return body.some((other) => other !== expr && !other.negated && (pins(other, path, locals) || helperPins(other, path, rule, program)));
}

function helperPins({ said }: Expr, path: InputPath, caller: Rule, program: Program): boolean {
  const helper = said.kind === 'call' ? said.operator : said.kind === 'term' && said.term.kind === 'ref' ? dataPath(said.term) : undefined;
  const operands = said.kind === 'call' ? said.operands : [];
  const rules = (helper === undefined ? [] : program.rulesOf(helper))
    .filter((rule) => !rule.default)
    .map((rule) => asCalled(rule, { operands, locals: localsOf(caller), isTurned: false, isPinned: () => false }));
  return rules.length > 0 && rules.every((rule) => rule.body.some((each) => !each.negated && pins(each, path, localsOf(rule))));
}

function pins(expr: Expr, path: InputPath, locals: Locals): boolean {
  if (expr.said.kind !== 'call') return false;
  const { operator, operands } = expr.said;
  const [left, right] = operands;
  const isIt = (term: Term | undefined) => same(inputPath(term, locals), path);
  if (operator === 'equal') return (isIt(left) && isConstant(right)) || (isIt(right) && isConstant(left));
  if (operator === 'internal.member_2') return isIt(left);
  return (/^is_(?!null)/.test(operator) || fails(operator)) && operands.some(isIt);
}

/** Somewhere a value of another type is stopped for being one: `deny if not is_string(input.arguments.path)`. */
export function isTypeChecked(path: InputPath, statements: readonly Statement[]): boolean {
  return statements.some(({ rule, expr, stand }) => {
    if (stand !== 'restricts' || !expr.negated || expr.said.kind !== 'call' || !expr.said.operator.startsWith('is_')) return false;
    return expr.said.operands.some((term) => same(inputPath(term, localsOf(rule)), path));
  });
}

export function same(one: InputPath | undefined, other: InputPath): boolean {
  return one?.length === other.length && one.every((step, index) => step === other[index]);
}

export function isConstant(term: Term | undefined): boolean {
  return term?.kind === 'scalar' || (term?.kind === 'list' && term.items.every(isConstant));
}

/** The texts of a constant or of a list of constants. */
export function textsOf(term: Term | undefined): readonly string[] {
  if (term?.kind === 'list') return term.items.flatMap(textsOf);
  return term?.kind === 'scalar' && typeof term.value === 'string' ? [term.value] : [];
}

export function isNumber(term: Term | undefined): boolean {
  return term?.kind === 'scalar' && typeof term.value === 'number';
}
