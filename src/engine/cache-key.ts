import { createHash } from 'node:crypto';

/** 64 hexadecimal digits. */
export type CacheKey = string & { readonly brand: 'CacheKey' };

/** The same parts in the same order give the same key, and no others do: every part is hashed with its length. */
export function cacheKey(parts: Iterable<string | Uint8Array>): CacheKey {
  const hash = createHash('sha256');
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex') as CacheKey;
}
