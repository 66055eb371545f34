import type { Diagnostic } from './diagnostic.js';

/** Exit codes of the command line. */
export const EXIT = { ok: 0, found: 1, usage: 2, server: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/**
 * An error that a person can mend: one clear message, no stack. The CLI prints it on stderr and exits with `exitCode`.
 * Everything else that is thrown is a defect of ours and keeps its stack.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly exitCode: ExitCode;
  readonly diagnostics: readonly Diagnostic[];

  constructor(message: string, options: { exitCode?: ExitCode; diagnostics?: readonly Diagnostic[]; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.exitCode = options.exitCode ?? EXIT.usage;
    this.diagnostics = options.diagnostics ?? [];
  }
}
