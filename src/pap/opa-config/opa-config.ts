import type { BundleSpec } from '../remote/bundle-spec.js';

/** What an OPA configuration says of bundles, checked. */
export interface OpaConfig {
  /** At least one. Together they are one layer. */
  readonly bundles: readonly ConfiguredBundle[];
  /** Where revisions are kept; absent: in our own folder. */
  readonly persistenceDirectory?: string;
}

export interface ConfiguredBundle {
  readonly spec: BundleSpec;
  /** Present: it must be signed. */
  readonly signing?: BundleSigning;
}

/** What signatures are checked with (OPA: `keys` and `signing`). */
export interface BundleSigning {
  readonly key: VerificationKey;
  readonly scope?: string;
  /** Globs of files that need not be signed. */
  readonly excludeFiles: readonly string[];
}

export interface VerificationKey {
  readonly id: string;
  /** PEM, or the secret of an HMAC. */
  readonly key: string;
  readonly algorithm: string;
}
