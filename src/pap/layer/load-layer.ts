import type { CacheKey } from '../../engine/cache-key.js';
import type { BuildDeps } from './build-layer.js';
import { decodeLayer, type CompiledLayer } from './compiled-layer.js';
import type { LoadedLayer } from './loaded-layer.js';
import type { PolicyDeps } from '../policy-deps.js';
import { layerName, type PolicySource } from '../source/policy-source.js';
import { readShipped } from '../shipped-profiles.js';
import type { SourceFiles } from '../source/source-files.js';

/** From the package, from the cache, or compiled. What the cache has was tested before it was put there. */
export async function loadLayer(files: SourceFiles, key: CacheKey, deps: PolicyDeps): Promise<LoadedLayer> {
  const name = layerName(files.source);
  if (files.source.kind === 'opa') return { kind: 'asked', name, url: files.source.url };
  const stored = (await shipped(files.source, key)) ?? decoded(deps.cache.get(key), key);
  if (stored !== undefined) return { kind: 'module', name, key, layer: stored, compiled: false };
  return { kind: 'module', name, key, layer: await compileLayer(files, deps), compiled: true };
}

async function shipped(source: PolicySource, key: CacheKey): Promise<CompiledLayer | undefined> {
  return source.kind === 'profile' ? decoded(await readShipped(source.name), key) : undefined;
}

function decoded(bytes: Uint8Array | undefined, key: CacheKey): CompiledLayer | undefined {
  return bytes === undefined ? undefined : decodeLayer(bytes, key);
}

/** The whole way, without any cache. */
export async function compileLayer(files: SourceFiles, deps: BuildDeps): Promise<CompiledLayer> {
  const [{ parseSource }, { buildLayer }] = await Promise.all([import('../source/parse-source.js'), import('./build-layer.js')]);
  return buildLayer(await parseSource(files), deps);
}
