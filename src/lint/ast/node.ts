/** Where something stands: line and column from 1, as OPA counts them (in characters). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A value, or what stands for one. References begin with their root: `input`, `data`, a variable; imports and rules of the package are written out. */
export type Term = Position &
  (
    | { readonly kind: 'scalar'; readonly value: string | number | boolean | null }
    | { readonly kind: 'var'; readonly name: string }
    | { readonly kind: 'ref'; readonly path: readonly Term[] }
    | { readonly kind: 'call'; readonly operator: string; readonly operands: readonly Term[] }
    /** An array or a set. */
    | { readonly kind: 'list'; readonly isSet: boolean; readonly items: readonly Term[] }
    | { readonly kind: 'object'; readonly entries: readonly (readonly [Term, Term])[] }
    | { readonly kind: 'comprehension'; readonly heads: readonly Term[]; readonly body: readonly Expr[] }
    | { readonly kind: 'template'; readonly parts: readonly Term[] }
  );

/** What an expression says, before its `not` and `with`. */
export type Said =
  /** `startswith(x, "/")`, `x == 1` (`equal`), `some x in xs` and `x in xs` (`internal.member_2`). */
  | { readonly kind: 'call'; readonly operator: string; readonly operands: readonly Term[] }
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'some'; readonly names: readonly Term[] }
  | { readonly kind: 'every'; readonly value?: Term; readonly domain: Term; readonly body: readonly Expr[] }
  /** `not { … }`, with a body of its own. */
  | { readonly kind: 'not'; readonly body: readonly Expr[] };

export interface Expr extends Position {
  readonly said: Said;
  readonly negated: boolean;
  readonly withs: readonly (Position & { readonly target: Term; readonly value: Term })[];
}

export interface Rule extends Position {
  /** From `data` on, without the steps that vary: `data.mcp.policy.deny`. */
  readonly path: string;
  /** `contains`: a set; `object`: a rule whose name goes on with what varies; `function`; else one value. */
  readonly kind: 'contains' | 'object' | 'function' | 'value';
  readonly default: boolean;
  /** Of a function. */
  readonly args: readonly Term[];
  /** The key of a set, the value of the others. */
  readonly head: Term;
  readonly body: readonly Expr[];
  /** What `else` goes on with. */
  readonly otherwise: Rule | undefined;
}

export interface Comment extends Position {
  readonly text: string;
}

export interface Module {
  readonly file: string;
  readonly package: string;
  readonly rules: readonly Rule[];
  readonly comments: readonly Comment[];
}
