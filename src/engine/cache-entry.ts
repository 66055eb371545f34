import { createHash } from 'node:crypto';
import type { CacheKey } from './cache-key.js';

/** Changes with the layout below; entries of another layout are as good as absent. With it the value begins at a multiple of 8 bytes: V8 copies code that does not. */
const MAGIC = Buffer.from('AMCache2', 'latin1');
const HASH_BYTES = 32;
const HEAD_BYTES = MAGIC.length + 2 * HASH_BYTES;

/** One file: magic, the key, the value's sha256, the value. */
export function encodeEntry(key: CacheKey, value: Uint8Array): Buffer {
  return Buffer.concat([MAGIC, Buffer.from(key, 'hex'), sha256(value), value]);
}

/**
 * The value, or undefined when the file is not this key's entry, whole and unchanged.
 * @param expected The value's sha256 in hex, where the caller knows it: then the file is not asked what it should be.
 */
export function decodeEntry(key: CacheKey, file: Buffer, expected?: string): Buffer | undefined {
  if (file.length < HEAD_BYTES || !file.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  if (file.toString('hex', MAGIC.length, MAGIC.length + HASH_BYTES) !== key) return undefined;
  const value = file.subarray(HEAD_BYTES);
  const wanted = expected ?? file.toString('hex', MAGIC.length + HASH_BYTES, HEAD_BYTES);
  return sha256(value).toString('hex') === wanted ? value : undefined;
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
