import type { Sender } from '../../protocol/methods.js';
import type { Clock } from '../../telemetry/clock.js';

/**
 * The longest wait that is spent awake, in milliseconds: three times what a server takes that only answers. One that does work for it, on several threads (the
 * filesystem server: 0.2 to 0.4), needs the processor more than we do.
 */
export const LONGEST_WAIT_MS = 0.15;
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
export function createBusyPoll(deps: BusyPollDeps): BusyPoll {
  return new Polling(deps);
}

/** Its times are members, which are written over; variables that functions share are made anew with each number. */
class Polling implements BusyPoll {
  readonly #clock: BusyPollDeps['clock'];
  readonly #again: BusyPollDeps['again'];
  #before: Sender | undefined;
  #waitsSince = 0;
  #lookedAt = 0;
  #earned = 0;
  #awake = false;
  #asked = false;

  constructor({ clock, again }: BusyPollDeps) {
    this.#clock = clock;
    this.#again = again;
  }

  heard(from: Sender, lines: number): void {
    const now = this.#clock.monotonic();
    const inTurn = lines === 1 && from !== this.#before;
    this.#before = from;
    if (!this.#lost(now)) {
      if (!inTurn) this.#earned = Math.min(this.#earned, 0);
      else if (now - this.#waitsSince <= LONGEST_WAIT_MS) this.#earned = Math.min(MOST_EARNED, this.#earned + 1);
      else this.#earned = Math.min(this.#earned, Math.max(0, this.#earned - LONG_WAIT_COSTS));
    }
    this.#awake = false;
  }

  handled(): void {
    this.#waitsSince = this.#lookedAt = this.#clock.monotonic();
    this.#awake = this.#earned >= AWAKE_AT;
    if (this.#awake) this.#ask();
  }

  /** Whether the processor was lost since the last look, which ends being awake. */
  #lost(now: number): boolean {
    const gone = this.#awake && now - this.#lookedAt > LOST_MS;
    if (gone) this.#earned = DEBT;
    this.#lookedAt = now;
    return gone;
  }

  readonly #look = (): void => {
    this.#asked = false;
    if (!this.#awake) return;
    const now = this.#clock.monotonic();
    this.#awake = !this.#lost(now) && now - this.#waitsSince <= LONGEST_WAIT_MS;
    if (this.#awake) this.#ask();
  };

  #ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    this.#again(this.#look);
  }
}
