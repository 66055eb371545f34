import { defaultReadLimits, type ReadLimits } from '../protocol/read-limits.js';
import type { ServerTarget } from '../transport/process/resolve-command.js';
import type { ComposeOptions } from './options.js';

export function readLimits({ limits = {}, listen }: ComposeOptions, target: ServerTarget): ReadLimits {
  const { lineBytes, depth, members, batch, pending } = limits;
  return {
    ...defaultReadLimits,
    // From HTTP to HTTP nobody on the way reads lines: a body is formatted as its sender likes.
    ...(listen !== undefined && target.kind === 'url' ? { lineBreaks: 'allow' } : {}),
    ...(lineBytes === undefined ? {} : { maxLineBytes: lineBytes }),
    ...(depth === undefined ? {} : { maxDepth: depth }),
    ...(members === undefined ? {} : { maxMembers: members }),
    ...(batch === undefined ? {} : { maxBatch: batch }),
    ...(pending === undefined ? {} : { maxPending: pending }),
  };
}
