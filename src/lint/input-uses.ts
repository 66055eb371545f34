import type { Expr, Rule, Term } from './ast/node.js';
import { operandsOf, termsIn } from './ast/walk.js';
import { inputPath, localsOf, type InputPath } from './input-path.js';

/** A part of the input document, where an expression speaks of it. */
export interface InputUse {
  readonly term: Term;
  readonly path: InputPath;
}

/** All of them in an expression, in order; of a chain of references the longest first. */
export function inputUses({ said }: Expr, rule: Rule): readonly InputUse[] {
  const locals = localsOf(rule);
  return operandsOf(said)
    .flatMap((each) => [...termsIn(each)])
    .flatMap((term) => {
      const path = inputPath(term, locals);
      return path === undefined ? [] : [{ term, path }];
    });
}

export const isReference = ({ term }: InputUse): boolean => term.kind === 'ref';
