import { createHash } from 'node:crypto';

/** A bundle as it came, and what is known of it. Nothing in it is read before it is known who signed it. */
export interface Archive {
  readonly bytes: Buffer;
  /** In hex. */
  readonly sha256: string;
  readonly etag?: string;
  readonly from: 'network' | 'disk';
}

/** What a bundle that decides says of itself. */
export interface Stated {
  /** In its manifest. */
  readonly revision?: string;
  /** When it was signed (`iat`), in seconds since the epoch; absent where it is not signed, or its signature does not say. */
  readonly signedAt?: number;
}

export function archiveOf(bytes: Buffer, from: Archive['from'], etag: string | undefined): Archive {
  return { bytes, sha256: sha256(bytes), from, ...(etag === undefined ? {} : { etag }) };
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
