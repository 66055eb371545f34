import type { Timers } from '../../../src/telemetry/timers.js';

export interface ManualTimers extends Timers {
  /** The waits that were not called off, in milliseconds. */
  readonly pending: readonly number[];
  /** The oldest wait of so many milliseconds is over. */
  pass(ms: number): void;
}

export function manualTimers(): ManualTimers {
  const waits: { ms: number; act: () => void }[] = [];
  return {
    get pending() {
      return waits.map(({ ms }) => ms);
    },
    after(ms, act) {
      const wait = { ms, act };
      waits.push(wait);
      return () => void (waits.includes(wait) && waits.splice(waits.indexOf(wait), 1));
    },
    pass(ms) {
      const [wait] = waits.filter((each) => each.ms === ms);
      if (wait === undefined) throw new Error(`nobody waits ${ms} ms; pending: ${waits.map((each) => each.ms).join(', ')}`);
      waits.splice(waits.indexOf(wait), 1);
      wait.act();
    },
  };
}
