import type { Diagnostic } from '../errors/diagnostic.js';
import { UserError } from '../errors/exit.js';

/** A policy that does not load: what is wrong with it, all at once, and the texts for the lines above the carets. */
export class PolicyError extends UserError {
  readonly policy: string;
  /** Text by the file name that diagnostics use; a bundle's files are nowhere on disk. */
  readonly sources: ReadonlyMap<string, string>;

  constructor(policy: string, diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, string>) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
    super(`policy \`${policy}\` has ${errors === 1 ? 'an error' : `${errors} errors`}`, { diagnostics });
    this.policy = policy;
    this.sources = sources;
  }
}
