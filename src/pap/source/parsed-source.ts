import type { Authored } from '../../compiler/authored.js';
import type { Policy } from '../../compiler/language/policy.js';
import type { Bundle } from '../../engine/bundle.js';
import type { Diagnostic } from '../../errors/diagnostic.js';

/** A source as a bundle, before our library is added to it. */
export interface ParsedSource {
  /** The layer's name. */
  readonly name: string;
  readonly bundle: Bundle;
  /** Written by our own compiler: what a person can get wrong in Rego cannot be wrong in it. */
  readonly generated: boolean;
  /** Of a generated one: the names by which its conditions read arguments; absent: they may read any. */
  readonly argumentsRead?: readonly string[];
  /** Of a generated one: the file, checked. */
  readonly policy?: Policy;
  /** Of a generated one: Rego that its author wrote, which OPA has not read yet. */
  readonly authored?: readonly Authored[];
  readonly warnings: readonly Diagnostic[];
  readonly notices: readonly string[];
  /** Text by file name, as the author wrote it. */
  readonly texts: ReadonlyMap<string, string>;
}
