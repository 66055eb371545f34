import type { PolicySource } from './policy-source.js';

/** One file of a policy as it was read. `path` is what diagnostics name; `name` is relative to the source's root, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: Buffer;
}

/** Everything a policy consists of, unparsed: enough to know whether the cache has it. */
export interface SourceFiles {
  readonly source: PolicySource;
  readonly files: readonly SourceFile[];
  /** What lies in the folder and is not loaded, with the reason; said at start, so that nothing is ignored silently. */
  readonly notices: readonly string[];
}
