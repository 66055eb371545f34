import type { CacheKey } from '../engine/cache-key.js';
import type { Diagnostic } from '../errors/diagnostic.js';
import type { CompiledLayer } from './compiled-layer.js';

/** A layer that is compiled, and of which no module is loaded yet. */
export interface LoadedLayer {
  readonly name: string;
  readonly key: CacheKey;
  readonly layer: CompiledLayer;
  /** It was compiled now, and not taken from the package or the cache. */
  readonly compiled: boolean;
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

export function reportOf({ name, layer, compiled }: LoadedLayer): LayerReport {
  const { revision, label, opinion, notices, warnings } = layer;
  return { name, revision, ...(label === undefined ? {} : { label }), opinion, notices, warnings, compiled };
}
