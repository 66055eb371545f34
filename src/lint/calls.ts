import { allTerms, exprsOf } from './ast/walk.js';
import type { Module, Position, Rule, Term } from './ast/node.js';

export interface Call extends Position {
  readonly operator: string;
  readonly operands: readonly Term[];
}

export function callsIn(module: Module): readonly Call[] {
  return module.rules.flatMap(callsOf);
}

/** Every call of a rule, as an expression or within one. */
export function callsOf(rule: Rule): readonly Call[] {
  const said = [...exprsOf(rule)].flatMap((expr): readonly Call[] =>
    expr.said.kind === 'call' ? [{ ...expr.said, line: expr.line, column: expr.column }] : [],
  );
  return [...said, ...[...allTerms(rule)].filter((term) => term.kind === 'call')];
}
