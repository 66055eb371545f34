import { createHash } from 'node:crypto';
import { isJsonObject, parseJson } from '../../protocol/json.js';
import { unpackBundle } from '../archive/unpack.js';

/** A bundle as it came, and what is known of it. */
export interface Archive {
  readonly bytes: Buffer;
  /** In hex. */
  readonly sha256: string;
  readonly etag?: string;
  /** What its manifest states. */
  readonly revision?: string;
  readonly from: 'network' | 'disk';
}

export function archiveOf(bytes: Buffer, from: Archive['from'], etag: string | undefined): Archive {
  const revision = revisionIn(bytes);
  return { bytes, sha256: sha256(bytes), from, ...(etag === undefined ? {} : { etag }), ...(revision === undefined ? {} : { revision }) };
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What is wrong with a bundle is told when it is loaded; here it only has no revision. */
function revisionIn(bytes: Buffer): string | undefined {
  try {
    const manifest = unpackBundle('', bytes).find(({ name }) => name === '.manifest');
    const value = manifest === undefined ? undefined : parseJson(manifest.bytes.toString('utf8'));
    const revision = isJsonObject(value) ? value['revision'] : undefined;
    return typeof revision === 'string' && revision !== '' ? revision : undefined;
  } catch {
    return undefined;
  }
}
