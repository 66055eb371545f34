import { cacheKey, type CacheKey } from './cache-key.js';
import type { BuildRequest } from './engine.js';

/** Changes when the same request may give another module although engine and sources are the same. */
const LAYOUT = 'build 1';

/** Everything that a build depends on. The order of the modules is not part of it. */
export function buildKey(engineHash: string, builtins: readonly string[], request: BuildRequest): CacheKey {
  const { modules, data, entrypoints, regoVersion } = request;
  const options = JSON.stringify({ builtins: builtins.toSorted(), entrypoints, regoVersion: regoVersion ?? 1 });
  const files = modules.toSorted((a, b) => (a.path < b.path ? -1 : 1)).flatMap(({ path, text }) => [path, text]);
  return cacheKey([LAYOUT, engineHash, options, data === undefined ? '' : JSON.stringify(data), ...files]);
}
