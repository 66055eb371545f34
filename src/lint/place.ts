import type { Expr, Module, Position, Rule, Term } from './ast/node.js';
import { asWritten, type InputPath } from './input-path.js';
import type { Found } from './lint-rule.js';

interface Words {
  readonly message: string;
  readonly hint: string;
}

/** At a position of a module, underlined as long as what stands there is known to be. */
export function at(module: Module, { line, column }: Position, length: number, words: Words): Found {
  return { module, line, column, length, ...words };
}

export function atValue(module: Module, { term, path }: { readonly term: Term; readonly path: InputPath }, words: Words): Found {
  return at(module, term, term.kind === 'var' ? term.name.length : asWritten(path).length, words);
}

export function atRule(module: Module, rule: Rule, words: Words): Found {
  return at(module, rule, nameOf(rule).length, words);
}

/** The beginning of an expression; what it ends with is not in a syntax tree. */
export function atExpr(module: Module, expr: Expr, words: Words): Found {
  return at(module, expr, expr.negated ? 'not'.length : 1, words);
}

export function nameOf({ path }: Rule): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
