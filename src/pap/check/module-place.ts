import type { ModuleFacts } from '../../engine/engine.js';
import type { Diagnostic, Span } from '../../errors/diagnostic.js';

/** Where a rule stands in its module; lines and columns from 1. */
export interface Place {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** An error at a rule, or without one at the `package` line of its module. */
export function at(module: ModuleFacts, message: string, code: string, hint?: string, rule?: Place): Diagnostic {
  const span: Span =
    rule === undefined
      ? { file: module.path, line: module.line, column: 1, length: `package ${module.package}`.length }
      : { file: module.path, line: rule.line, column: rule.column, length: rule.name.length };
  return { severity: 'error', code, message, span, ...(hint === undefined ? {} : { hint }) };
}
