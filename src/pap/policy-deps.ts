import type { Cache } from '../engine/cache.js';
import type { Log } from '../telemetry/log.js';
import type { BuildDeps } from './layer/build-layer.js';
import type { LayerReport } from './layer/loaded-layer.js';
import type { PolicySource } from './source/policy-source.js';
import type { RemoteBundles } from './remote/remote-bundles.js';
import type { Verification } from './signatures/verification.js';

export interface PolicyDeps extends BuildDeps {
  /** Downloads bundles, and keeps them; absent: they are downloaded once, and not kept. */
  readonly remote?: RemoteBundles | undefined;
  /** Plain `http:` to other machines, where `remote` is absent. */
  readonly allowHttp: boolean;
  /** How long a remote OPA may take for a decision, in milliseconds. */
  readonly remoteDeadlineMs?: number | undefined;
  /** What must pass before a reload is taken; absent: nothing but the self-test. */
  readonly reloadTests?: ReloadTests | undefined;
  /** Where the prints of policies go, at the level debug. */
  readonly log?: Log;
  readonly cache: Cache;
  /** Hash of the program; part of every cache key. */
  readonly buildId: string;
  /**
   * Called once all layers are known to be good: compiled and tested now, or before they came into the package or the cache. In the
   * second case their modules are not loaded yet, so there is time for what takes as long (starting a server). What it throws ends the load.
   */
  readonly onSound?: (layers: readonly LayerReport[]) => Promise<void>;
  /** Called with what cannot be read or loaded, before that ends the load. */
  readonly onFailed?: (source: PolicySource) => void;
  /** Who must have signed bundles and folders; absent: signed ones are refused. */
  readonly verification?: Verification | undefined;
}

/** The tests that come with policies. */
export interface ReloadTests {
  /** Files of tests that lie beside a policy: what changes there may let it pass. */
  beside(sources: readonly PolicySource[]): readonly string[];
  /** Runs them as they stand on disk. Throws a `UserError` that names those that fail. */
  check(sources: readonly PolicySource[]): Promise<void>;
}
