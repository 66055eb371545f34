import type { BundleSpec } from '../remote/bundle-spec.js';
import type { Verification } from '../signatures/verification.js';

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
  readonly signing?: Verification;
}
