import { systemClock, type Clock } from '../../telemetry/clock.js';
import type { Defer } from '../../telemetry/defer.js';
import type { Log } from '../../telemetry/log.js';
import type { Files } from '../files.js';
import { isOurs, readHolder, writeHolder } from './holder.js';
import type { Process } from './this-process.js';

/** So often a lock is written again: one sector a minute, of whoever waits for its client too. */
const BEAT_MS = 60_000;

/** Whoever has not written it for so long stood still, and looks before the next record. */
const LATE_MS = 2 * BEAT_MS;

/** A lock that was not written for so long is of a process that is no more. Not less: a shared volume may be out of reach for a minute or two. */
export const LEASE_MS = 5 * 60_000;

export interface LeaseOptions {
  readonly files: Files;
  readonly self: Process;
  readonly defer: Defer;
  readonly log: Log;
  readonly clock?: Clock | undefined;
  /** The lock is another's by now. */
  readonly lost: () => void;
}

/**
 * Keeps a lock alive for those who cannot ask whether its process is: on another machine, in another container. Node has no advisory locks of the
 * system, and those of a network volume outlive a machine as well.
 */
export class Lease {
  readonly #lock: string;
  readonly #options: LeaseOptions;
  readonly #clock: Clock;
  #beaten: number;
  #ended = false;

  constructor(lock: string, options: LeaseOptions) {
    this.#lock = lock;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#beaten = this.#clock.monotonic();
    this.#beatLater();
  }

  end(): void {
    this.#ended = true;
  }

  /** Before something is written: timers of a process that stood still may come after what it has to say. */
  look(): void {
    if (!this.#ended && this.#clock.monotonic() - this.#beaten > LATE_MS) this.#beat();
  }

  #beatLater(): void {
    this.#options.defer(() => {
      if (this.#ended) return;
      this.#beat();
      if (!this.#ended) this.#beatLater();
    }, BEAT_MS);
  }

  /** Ends where the lock is another's by now, or gone. */
  #beat(): void {
    const { files, self, log, lost } = this.#options;
    this.#beaten = this.#clock.monotonic();
    const holder = readHolder(files, this.#lock);
    if (!isOurs(holder, self)) {
      this.end();
      if (holder !== undefined) lost();
      return;
    }
    try {
      const fd = files.openSync(this.#lock, 'r+');
      try {
        writeHolder(files, fd, self);
      } finally {
        files.closeSync(fd);
      }
    } catch (error) {
      log.warn('the lock of the audit log cannot be written', { path: this.#lock, error: String(error) });
    }
  }
}
