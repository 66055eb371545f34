/** Time that passes, injected: tests let it pass by hand. */
export interface Timers {
  /** Calls `act` once, after `ms` milliseconds; the answer calls it off. */
  after(ms: number, act: () => void): () => void;
}

export const systemTimers: Timers = {
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};
