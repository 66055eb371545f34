import type { Expr, Module, Rule } from './ast/node.js';

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
