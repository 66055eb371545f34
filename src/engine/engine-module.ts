import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Cache } from './cache.js';
import { cacheKey } from './cache-key.js';
import { EngineError } from './engine-error.js';
import { engineHash } from './engine-hash.js';

/** The raw module, never unverified: from the cache, else from what the package ships (and then into the cache: decompressing takes 0.2 s). */
export function readEngineModule(folder: string, cache: Cache): Uint8Array {
  const expected = engineHash(folder);
  const key = cacheKey(['engine module', expected]);
  const kept = cache.get(key, expected);
  if (kept !== undefined) return kept;
  const bytes = brotliDecompressSync(readFileSync(join(folder, 'opa.wasm.br')));
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash !== expected) throw new EngineError(`engine/opa.wasm.br is damaged: its content has the sha256 ${hash}, not ${expected}`);
  cache.put(key, bytes);
  return bytes;
}
