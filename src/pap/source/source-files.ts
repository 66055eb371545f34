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
  /** Of a YAML policy the file itself, then those that it extends. */
  readonly files: readonly SourceFile[];
  /** What its files say that they extend, found or not. */
  readonly extensions?: readonly Extension[];
  /** The environment variables that they name. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Of several bundles that are one layer: which files are of which. */
  readonly bundles?: readonly { readonly name: string; readonly files: readonly SourceFile[] }[];
  /** Files beside these of which a change is a change of the policy. */
  readonly watched?: readonly string[];
  /** To be called once they decide. */
  readonly activated?: () => void;
  /** What lies in the folder and is not loaded, with the reason; said at start, so that nothing is ignored silently. */
  readonly notices: readonly string[];
}

/** `extends: word` in the file `from`: where that lies, and what diagnostics call it. */
export interface Extension {
  readonly from: string;
  readonly word: string;
  readonly path: string;
  readonly shown: string;
  /** Something stands there that cannot be read: why, in a sentence. */
  readonly problem?: string;
}
