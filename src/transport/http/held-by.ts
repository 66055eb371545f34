import type { Shares } from './shares.js';

/** One caller's part of what may be held of something, in bytes. */
export interface Held {
  /** False: there is no room for so much more, or the caller has its share already. */
  take(bytes: number): boolean;
  /** Whether it would be taken. */
  allows(bytes: number): boolean;
  give(bytes: number): void;
}

/** `caller` undefined: of those who are not told apart. */
export function heldBy(shares: Shares, caller: string | undefined): Held {
  return {
    take: (bytes) => shares.take(caller, bytes),
    allows: (bytes) => shares.allows(caller, bytes),
    give: (bytes) => shares.give(caller, bytes),
  };
}
