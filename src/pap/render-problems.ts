import { readFileSync } from 'node:fs';
import type { Diagnostic } from '../errors/diagnostic.js';
import type { UserError } from '../errors/exit.js';
import { printable } from '../errors/printable.js';
import { renderDiagnostic } from '../errors/render.js';
import { PolicyError } from './policy-error.js';

/** What is wrong, for a person: the message, then every problem under the author's own line. */
export function renderError(error: UserError): string {
  const told = error.diagnostics.filter(({ span, message }) => span !== undefined || message !== error.message);
  return [printable(error.message), ...renderProblems(told, error instanceof PolicyError ? error.sources : new Map())].join('\n');
}

/** `texts` holds what is nowhere on disk, such as a bundle's files. */
export function renderProblems(diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string> = new Map()): string[] {
  return diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, (file) => texts.get(file) ?? onDisk(file)));
}

function onDisk(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
