import { defaultReadLimits, type ReadLimits } from '../protocol/read-limits.js';
import type { ComposeOptions } from './options.js';

export function readLimits({ lineBytes, depth, members, batch, pending }: NonNullable<ComposeOptions['limits']> = {}): ReadLimits {
  return {
    ...defaultReadLimits,
    ...(lineBytes === undefined ? {} : { maxLineBytes: lineBytes }),
    ...(depth === undefined ? {} : { maxDepth: depth }),
    ...(members === undefined ? {} : { maxMembers: members }),
    ...(batch === undefined ? {} : { maxBatch: batch }),
    ...(pending === undefined ? {} : { maxPending: pending }),
  };
}
