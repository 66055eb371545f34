import type { Defer } from '../telemetry/defer.js';
import type { Log } from '../telemetry/log.js';
import type { Files } from './files.js';
import { isOurs, readHolder, writeHolder } from './holder.js';
import type { Process } from './this-process.js';

/** So often a lock is written again: one sector a minute, of whoever waits for its client too. */
const BEAT_MS = 60_000;

/** A lock that was not written for so long is of a process that is no more. Not less: a shared volume may be out of reach for a minute or two. */
export const LEASE_MS = 5 * 60_000;

export interface LeaseOptions {
  readonly files: Files;
  readonly self: Process;
  readonly defer: Defer;
  readonly log: Log;
}

/**
 * Keeps a lock alive for those who cannot ask whether its process is: on another machine, in another container. Node has no advisory locks of the
 * system, and those of a network volume outlive a machine as well.
 */
export class Lease {
  readonly #lock: string;
  readonly #options: LeaseOptions;
  #ended = false;

  constructor(lock: string, options: LeaseOptions) {
    this.#lock = lock;
    this.#options = options;
    this.#beatLater();
  }

  end(): void {
    this.#ended = true;
  }

  #beatLater(): void {
    this.#options.defer(() => {
      if (this.#ended) return;
      if (this.#beat()) this.#beatLater();
      else this.end();
    }, BEAT_MS);
  }

  /** False where the lock is another's by now, or gone. */
  #beat(): boolean {
    const { files, self, log } = this.#options;
    const holder = readHolder(files, this.#lock);
    if (!isOurs(holder, self)) {
      if (holder !== undefined)
        log.error('another process has taken the audit log over, since this one stood still for minutes: both write it now', {
          path: this.#lock,
        });
      return false;
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
    return true;
  }
}
