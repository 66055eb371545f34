import type { SignatureAlgorithm } from './algorithms.js';

/** A key of OPA's configuration (`keys`): the algorithm is the key's, never the token's. */
export interface VerificationKey {
  /** PEM, or the secret of an HS algorithm. */
  readonly text: string;
  readonly algorithm: SignatureAlgorithm;
  /** What the token's `scope` must be, where the bundle's own configuration says nothing. */
  readonly scope?: string;
}

/** How bundles are verified: `--verification-key` and its companions, or a bundle's `signing` in an OPA configuration. */
export interface Verification {
  /** Read anew each time, where they lie in files: a key is changed while the proxy runs. May throw a `UserError` then. */
  readonly keys: ReadonlyMap<string, VerificationKey>;
  /** Files of which a change is a change of the keys. */
  readonly watched?: readonly string[];
  /** The key that signs, whatever the token says. Absent: the token's `kid`, else its `keyid`. */
  readonly keyId?: string;
  readonly scope?: string;
  /** Patterns of files that need not be signed, as Go's `filepath.Match` reads them. */
  readonly exclude: readonly string[];
  /** What cannot carry a signature (a single file) is refused too. What this package ships is part of the program. */
  readonly everything: boolean;
  /** The time that `exp` and certificates are held against, in milliseconds since the epoch. */
  readonly now: () => number;
}
