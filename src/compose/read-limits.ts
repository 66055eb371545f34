import { defaultReadLimits, type ReadLimits } from '../protocol/read-limits.js';
import type { ComposeOptions } from './options.js';

export function readLimits({ lineBytes, depth, batch }: NonNullable<ComposeOptions['limits']> = {}): ReadLimits {
  return {
    ...defaultReadLimits,
    ...(lineBytes === undefined ? {} : { maxLineBytes: lineBytes }),
    ...(depth === undefined ? {} : { maxDepth: depth }),
    ...(batch === undefined ? {} : { maxBatch: batch }),
  };
}
