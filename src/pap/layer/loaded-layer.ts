import type { CacheKey } from '../../engine/cache-key.js';
import type { Diagnostic } from '../../errors/diagnostic.js';
import { remoteRevision } from '../../pdp/remote-opa/remote-revision.js';
import type { CompiledLayer } from './compiled-layer.js';

/** A layer that is known, and of which nothing that decides is loaded yet. */
export type LoadedLayer = ModuleLayer | AskedLayer;

export interface ModuleLayer {
  readonly kind: 'module';
  readonly name: string;
  readonly key: CacheKey;
  readonly layer: CompiledLayer;
  /** It was compiled now, and not taken from the package or the cache. */
  readonly compiled: boolean;
}

/** A remote OPA decides. */
export interface AskedLayer {
  readonly kind: 'asked';
  readonly name: string;
  readonly url: string;
}

/** One layer as it was loaded, for the line that a start prints. */
export interface LayerReport {
  readonly name: string;
  readonly revision: string;
  readonly label?: string;
  /** `guards`: custom guards alone; another layer must allow. */
  readonly opinion: 'policy' | 'guards';
  readonly notices: readonly string[];
  readonly warnings: readonly Diagnostic[];
  /** It was compiled now, and not taken from the package or the cache. */
  readonly compiled: boolean;
}

export function reportOf(loaded: LoadedLayer): LayerReport {
  if (loaded.kind === 'asked') return reportOfAsked(loaded);
  const { name, layer, compiled } = loaded;
  const { revision, label, opinion, notices, warnings } = layer;
  return { name, revision, ...(label === undefined ? {} : { label }), opinion, notices, warnings, compiled };
}

function reportOfAsked({ name, url }: AskedLayer): LayerReport {
  const notices = ['each message waits for the remote OPA; which of its revisions decides is not known here'];
  return { name, revision: remoteRevision(url), opinion: 'policy', notices, warnings: [], compiled: false };
}
