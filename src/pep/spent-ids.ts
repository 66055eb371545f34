import { createHash } from 'node:crypto';
import type { RequestId } from '../protocol/message.js';

/** Some 100 bytes each. */
export const MAX_SPENT = 65_536;
/** As many as a SHA-256 has in Base64: longer ids are kept as that. */
const LONGEST_KEPT = 44;

/** Ids of requests that nobody waits for any more and of which nothing else is known. Free, they would let a client have the late answer under another request's name. */
export interface SpentIds {
  has(id: RequestId): boolean;
  /** The oldest makes room. */
  add(id: RequestId): void;
  /** False: it was not among them. */
  delete(id: RequestId): boolean;
}

export function createSpentIds(): SpentIds {
  // Nearly no conversation has any.
  let ids: Set<string> | undefined;
  return {
    has: (id) => ids?.has(short(id)) ?? false,
    add: (id) => {
      ids ??= new Set();
      ids.add(short(id));
      const [oldest] = ids;
      if (ids.size > MAX_SPENT && oldest !== undefined) ids.delete(oldest);
    },
    delete: (id) => ids?.delete(short(id)) ?? false,
  };
}

/** A client chooses how long its ids are, up to `MAX_ID_BYTES`. No id begins with `#`. */
function short(id: RequestId): string {
  return id.length <= LONGEST_KEPT ? id : `#${createHash('sha256').update(id).digest('base64')}`;
}
