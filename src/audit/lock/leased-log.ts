import type { Defer } from '../../telemetry/defer.js';
import { AuditWriteError, type AuditEvent, type AuditLog } from '../event.js';
import { lockPath } from '../format/layout.js';
import { Lease } from './lease.js';
import { claimLog } from './lock.js';
import { Overflowing } from '../chains/overflowing.js';
import type { Process } from './this-process.js';
import type { WriterOptions } from '../writer.js';

export interface LeasedOptions extends WriterOptions {
  readonly self: Process;
  readonly deferBeat: Defer;
}

/** What is written, for as long as its lock is ours. */
interface Held {
  readonly log: Overflowing;
  readonly lease: Lease;
}

/**
 * A log that is written under a lease (lease.ts). Whoever has lost it to another process, which may go on with the chain at any moment, writes not one
 * byte more there, no head either: the next record goes where any second writer has its log.
 */
export class LeasedLog implements AuditLog {
  readonly #asked: string;
  readonly #options: LeasedOptions;
  #path: string;
  #held: Held | undefined;
  #closed = false;

  /** `asked`: prepared (log-place.ts). Throws where no log can be had. */
  constructor(asked: string, options: LeasedOptions) {
    this.#asked = asked;
    this.#options = options;
    this.#path = asked;
    this.#held = this.#claim();
    if (this.#path !== asked) options.log.info('another process writes the audit log, this one has its own', { path: this.#path });
  }

  get path(): string {
    return this.#path;
  }

  append(events: readonly AuditEvent[]): void {
    if (this.#closed) throw new AuditWriteError('the audit log is closed');
    this.#held?.lease.look();
    this.#held ??= this.#goOnBeside();
    this.#held.log.append(events);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#held?.lease.end();
    this.#held?.log.close();
  }

  #claim(): Held {
    const { self, files, log, deferBeat, clock } = this.#options;
    const claim = claimLog(files, this.#asked, self);
    try {
      const overflowing = new Overflowing(claim, this.#options);
      this.#path = claim.path;
      if (claim.unasked !== undefined) {
        log.warn(
          `another machine or container writes the audit log, or was ended in the middle of it: this process has its own. If nobody writes it any more, remove \`${claim.unasked}\`, or start again in 5 minutes`,
          { path: claim.path },
        );
      }
      const lease = new Lease(lockPath(claim.path), { files, self, log, defer: deferBeat, clock, lost: () => this.#lost() });
      return { log: overflowing, lease };
    } catch (error) {
      claim.release();
      throw error;
    }
  }

  #lost(): void {
    this.#held?.log.abandon();
    this.#held = undefined;
    try {
      this.#held = this.#goOnBeside();
    } catch (error) {
      // Each message is refused until there is one.
      this.#options.log.error('the audit log was taken over by another process, and no other one can be opened', { error: String(error) });
    }
  }

  #goOnBeside(): Held {
    const { log } = this.#options;
    const before = this.#path;
    try {
      const held = this.#claim();
      log.error('another process has taken the audit log over, since this one stood still for minutes: this one goes on in its own', {
        path: this.#path,
        taken: before,
      });
      return held;
    } catch (error) {
      throw new AuditWriteError(`no audit log can be opened beside \`${before}\`, which another process has taken over: ${String(error)}`, {
        cause: error,
      });
    }
  }
}
