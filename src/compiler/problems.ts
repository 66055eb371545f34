import type { Diagnostic, Span } from '../errors/diagnostic.js';
import type { Code } from './codes.js';

/** A file that is wrong throughout is not read to the end; beyond this many problems the first ones say enough. */
const MAX_PROBLEMS = 100;

/** Collects every problem of a stage, so that an author sees all of them at once. */
export class Problems {
  readonly #found: Diagnostic[] = [];
  readonly #files = new Map<string, number>();
  readonly #told = new Set<string>();
  #errors = 0;

  /** Files are told in the order in which they are read: the given one first, then what it extends. */
  reading(file: string): void {
    if (!this.#files.has(file)) this.#files.set(file, this.#files.size);
  }

  /** What can be said at this place was: whatever else is found wrong there is a consequence. */
  told(span: Span): void {
    this.#told.add(placeOf(span));
  }

  /** How many errors so far. */
  get count(): number {
    return this.#errors;
  }

  get failed(): boolean {
    return this.#errors > 0;
  }

  error(code: Code, span: Span, message: string, hint?: string): undefined {
    this.#errors++;
    this.#add('error', code, span, message, hint);
    return undefined;
  }

  warning(code: Code, span: Span, message: string, hint?: string): void {
    this.#add('warning', code, span, message, hint);
  }

  /** File by file, each in its order; of two at one place the error comes first. */
  sorted(): readonly Diagnostic[] {
    const found = this.#found.toSorted(
      (a, b) =>
        this.#rank(a) - this.#rank(b) ||
        compare(a.span?.file ?? '', b.span?.file ?? '') ||
        (a.span?.line ?? 0) - (b.span?.line ?? 0) ||
        (a.span?.column ?? 0) - (b.span?.column ?? 0) ||
        a.severity.localeCompare(b.severity) ||
        a.code.localeCompare(b.code) ||
        a.message.localeCompare(b.message),
    );
    const errors = found.filter(({ severity }) => severity === 'error');
    const shown = this.failed ? errors.concat(found.filter(({ severity }) => severity === 'warning')) : found;
    return shown.length <= MAX_PROBLEMS ? found : shown.slice(0, MAX_PROBLEMS);
  }

  #rank({ span }: Diagnostic): number {
    return this.#files.get(span?.file ?? '') ?? this.#files.size;
  }

  #add(severity: 'error' | 'warning', code: Code, span: Span, message: string, hint: string | undefined): void {
    if (this.#told.has(placeOf(span))) return;
    this.#found.push({ severity, code, message, span, ...(hint === undefined ? {} : { hint }) });
  }
}

function placeOf({ file, line, column }: Span): string {
  return `${file}:${line}:${column}`;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
