import { LINGER_MS, MAX_LINGERING } from './limits.js';
import type { LingeringSlot, Transfer } from './transfer.js';

/** The slots of those whose client has gone: so many, each for a time. Undefined: there is none left. */
export function createLingering(): (transfer: Transfer) => LingeringSlot | undefined {
  let taken = 0;
  return (transfer) => {
    if (taken >= MAX_LINGERING) return undefined;
    taken++;
    const timer = setTimeout(() => transfer.abort(), LINGER_MS).unref();
    return {
      release: () => {
        taken--;
        clearTimeout(timer);
      },
    };
  };
}
