import type { Expr, Rule, Term } from './ast/node.js';
import { inputPath, localsOf } from './input-path.js';

/** The names that an expression holds the tool's against, each where it stands: `input.tool.name == "x"`, `… in {"x", "y"}`, `!=`. */
export function toolNames({ said }: Expr, rule: Rule): readonly (Term & { readonly kind: 'scalar' })[] {
  if (said.kind !== 'call' || !/^(?:equal|neq|internal\.member_2)$/.test(said.operator)) return [];
  const locals = localsOf(rule);
  if (!said.operands.some((term) => inputPath(term, locals)?.join('.') === 'tool.name')) return [];
  return said.operands.flatMap((term) => (term.kind === 'list' ? term.items : [term])).filter((term) => term.kind === 'scalar');
}

/** The only tools of which a body can hold; undefined where it says nothing of them. */
export function toolsOfBody(body: readonly Expr[], rule: Rule): readonly string[] | undefined {
  for (const expr of body) {
    if (expr.negated || expr.said.kind !== 'call' || expr.said.operator === 'neq') continue;
    const names = toolNames(expr, rule).map(({ value }) => String(value));
    if (names.length > 0) return names;
  }
  return undefined;
}
