import type { Diagnostic, Span } from './diagnostic.js';
import { printable, printableInPlace } from './printable.js';

/** `source` finds the text of a file again, for the line above the caret; undefined prints the place alone. */
export function renderDiagnostic(diagnostic: Diagnostic, source: (file: string) => string | undefined): string {
  const { severity, code, message, span, hint } = diagnostic;
  const head = span === undefined ? '' : `${span.file}:${span.line}:${span.column}: `;
  const parts = [printable(`${head}${severity} ${code}: ${message}`)];
  const text = span === undefined ? undefined : source(span.file)?.split('\n')[span.line - 1];
  if (span !== undefined && text !== undefined) parts.push(frame(text.replace(/\r$/, ''), span.line, span.column, span.length));
  if (hint !== undefined) parts.push(`  = ${printable(hint)}`);
  return parts.join('\n');
}

/** A place alone: `policy.yaml:6:9`, and its line with a caret where the text is found. */
export function renderPlace(span: Span, source: (file: string) => string | undefined): string {
  const text = source(span.file)?.split('\n')[span.line - 1];
  const place = printable(`${span.file}:${span.line}:${span.column}`);
  return text === undefined ? place : `${place}\n${frame(text.replace(/\r$/, ''), span.line, span.column, span.length)}`;
}

const WIDEST_LINE = 160;

function frame(text: string, line: number, column: number, length: number): string {
  const gutter = String(line);
  const from = column > WIDEST_LINE ? column - WIDEST_LINE / 2 : 0;
  const shown = text.slice(from, from + WIDEST_LINE);
  // Tabs stay tabs, so that the caret stands under its character whatever the tab width.
  const indent = shown.slice(0, column - 1 - from).replace(/[^\t]/g, ' ');
  const caret = '^'.repeat(Math.max(1, Math.min(length, shown.length - (column - 1 - from))));
  return `${gutter} | ${printableInPlace(shown)}\n${' '.repeat(gutter.length)} | ${indent}${caret}`;
}
