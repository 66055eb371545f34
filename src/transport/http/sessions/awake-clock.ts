import type { Clock } from '../../../telemetry/clock.js';
import { STOOD_STILL_MS } from './limits.js';

/**
 * A clock that somebody looks at every second, without the time in which nobody did: then the process stood still (a frozen container, a signal), and what
 * its clients did meanwhile was not heard. It must not count against them.
 */
export function awakeClock(clock: Clock): Clock {
  let last = clock.monotonic();
  let asleep = 0;
  return {
    now: () => clock.now(),
    monotonic: () => {
      const time = clock.monotonic();
      if (time - last >= STOOD_STILL_MS) asleep += time - last;
      last = time;
      return time - asleep;
    },
  };
}
