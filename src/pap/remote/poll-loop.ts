import type { Timers } from '../../telemetry/timers.js';
import type { BundleSpec } from './bundle-spec.js';
import { pollDelay, retryDelay, type Random } from './schedule.js';

/** Polls of one bundle, one at a time, each followed by a wait. */
export interface PollLoop {
  start(): void;
  /** The next one at once. */
  hurry(): void;
  /** Runs `alone` while no poll does. False, and not at all, where a server holds our request: it would answer now, if it had something new. */
  between(alone: () => Promise<void>): Promise<boolean>;
  stop(): void;
}

export interface PollDeps {
  readonly timers: Timers;
  readonly random: Random;
  readonly poll: () => Promise<void>;
  /** In a row. */
  readonly failures: () => number;
  /** The server will keep the next request until there is something new. */
  readonly longPolls: () => boolean;
  /** It keeps one now. */
  readonly isHeld: () => boolean;
}

/** Between two long polls: a server that answers each at once is not asked at full speed. */
const LONG_PAUSE_MS = 500;

export function createPollLoop({ polling, trigger }: BundleSpec, deps: PollDeps): PollLoop {
  let running: Promise<void> | undefined;
  let started = false;
  let cancel = () => {};
  return {
    start() {
      started = true;
      wait(delay());
    },
    hurry: () => wait(0),
    async between(alone) {
      if (running !== undefined && deps.isHeld()) return false;
      if (running !== undefined) await running;
      await run(alone);
      return true;
    },
    stop() {
      started = false;
      cancel();
    },
  };

  function run(act: () => Promise<void>): Promise<void> {
    running = act().finally(() => (running = undefined));
    return running;
  }

  function wait(ms: number): void {
    cancel();
    if (!started || trigger === 'manual') return;
    cancel = deps.timers.after(ms, () => {
      void (running ?? run(deps.poll)).then(() => wait(delay()));
    });
  }

  function delay(): number {
    const failures = deps.failures();
    if (failures > 0) return retryDelay(failures, polling.maxMs, deps.random);
    return deps.longPolls() ? LONG_PAUSE_MS : pollDelay(polling, deps.random);
  }
}
