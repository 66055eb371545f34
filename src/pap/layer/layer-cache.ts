import { cacheKey, type CacheKey } from '../../engine/cache-key.js';
import type { Cache } from '../../engine/cache.js';
import type { SourceFiles } from '../source/source-files.js';

/** From `src/` the compiler changes under the cache, so nothing is kept. */
export const noCache: Cache = { get: () => undefined, put: () => undefined };

/**
 * Everything that a compiled layer depends on: the program that compiles (`buildId` covers the engine too), each file's path, name and
 * bytes, and the environment that they name. Of one path the name says where its data stands: `a/b/data.json` is `data.b` of the folder
 * `a`, and `data` of `a/b`.
 */
export function layerKey(buildId: string, { source, files, environment = {} }: SourceFiles): CacheKey {
  const named = Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [name] : [name, `=${value}`]));
  return cacheKey(['layer 1', buildId, source.kind, ...files.flatMap(({ path, name, bytes }) => [path, name, bytes]), ...named]);
}
