import type { Sender } from '../protocol/methods.js';
import type { Clock } from '../telemetry/clock.js';

/** The longest wait that is spent awake, in milliseconds: somewhat more than the filesystem server takes for an answer. */
export const LONGEST_WAIT_MS = 0.5;
/** A short wait earns one; a long one costs so much that it takes less than one in seventeen to stay awake. */
export const LONG_WAIT_COSTS = 16;
export const AWAKE_AT = 32;
export const MOST_EARNED = 64;
/** Between two looks, in milliseconds: then somebody else had the processor, who is given it sooner the more of it we have used. */
export const LOST_MS = 0.3;
/** What that leaves. */
export const DEBT = -256;

export interface BusyPollDeps {
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Runs a task once the event loop has looked for what arrived, which it then does without waiting. */
  readonly again: (task: () => void) => void;
}

/** Told of what comes, it keeps the event loop awake while the next is likely to come at once. */
export interface BusyPoll {
  /** A read brought so many whole lines of this side. */
  heard(from: Sender, lines: number): void;
  /** What it brought was handled: now we wait. */
  handled(): void;
}

/**
 * Busy polling. A process that sleeps is woken by the kernel, on a processor where others have run meanwhile: with one call in flight that costs as much as
 * half of what is done for the call. So where question and answer follow each other by turns, and faster than that, the wait is spent looking. It ends with two
 * calls in flight, a server that takes its time, a client that thinks, and a machine where others want the processor.
 */
export function createBusyPoll({ clock, again }: BusyPollDeps): BusyPoll {
  let before: Sender | undefined;
  let waitsSince = 0;
  let lookedAt = 0;
  let earned = 0;
  let awake = false;
  let asked = false;

  /** Whether the processor was lost since the last look, which ends being awake. */
  const lost = (now: number): boolean => {
    const gone = awake && now - lookedAt > LOST_MS;
    if (gone) earned = DEBT;
    lookedAt = now;
    return gone;
  };
  const look = () => {
    asked = false;
    if (!awake) return;
    const now = clock.monotonic();
    awake = !lost(now) && now - waitsSince <= LONGEST_WAIT_MS;
    if (awake) ask();
  };
  const ask = () => {
    if (asked) return;
    asked = true;
    again(look);
  };

  return {
    heard: (from, lines) => {
      const now = clock.monotonic();
      const inTurn = lines === 1 && from !== before;
      before = from;
      if (!lost(now)) {
        if (!inTurn) earned = Math.min(earned, 0);
        else if (now - waitsSince <= LONGEST_WAIT_MS) earned = Math.min(MOST_EARNED, earned + 1);
        else earned = Math.min(earned, Math.max(0, earned - LONG_WAIT_COSTS));
      }
      awake = false;
    },
    handled: () => {
      waitsSince = lookedAt = clock.monotonic();
      awake = earned >= AWAKE_AT;
      if (awake) ask();
    },
  };
}
