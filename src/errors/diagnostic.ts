/** A place in a file that a person edits. Lines and columns start at 1. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many characters the caret underlines; at least 1. */
  readonly length: number;
}

/** One problem of a source file. `code` is stable (`AM1203`); `hint` says what to write instead. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
  readonly span?: Span;
  readonly hint?: string;
}
