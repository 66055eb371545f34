import { basename } from 'node:path';
import { systemClock } from '../telemetry/clock.js';
import { sequenceText } from './chain.js';
import { AuditWriteError, isAtWill, type AuditEvent } from './event.js';
import { overflowPath } from './format/layout.js';
import { OVERFLOW_TYPE } from './format/log-format.js';
import type { Claim } from './lock.js';
import type { AuditLog } from './open-log.js';
import { DEFAULT_MAX_FILES, Writer, type WriterOptions } from './writer.js';

/** What overflows is kept too, in so many files of those that the log has. */
const OF_THE_FILES = 1 / 4;

/**
 * A log that what a side sends at will cannot push out. Of each of its files such records may take a share; what is more goes into a chain of its
 * own, before its message moves like any other, and pushes out nothing but its like. The log says so where that begins, with the entry that the
 * other chain has come to, so that neither can be lost without a trace.
 */
export class Overflowing implements AuditLog {
  readonly #claim: Claim;
  readonly #options: WriterOptions;
  readonly #log: Writer;
  #overflow: Writer | undefined;
  /** The log says of its file that records go elsewhere. */
  #told = false;
  #closed = false;

  constructor(claim: Claim, options: WriterOptions) {
    this.#claim = claim;
    this.#options = options;
    this.#log = new Writer(claim.path, options);
  }

  get path(): string {
    return this.#claim.path;
  }

  append(events: readonly AuditEvent[]): void {
    if (!this.#log.atWill.spent || this.#closed) {
      this.#told = false;
      this.#log.append(events);
      return;
    }
    const over = events.filter(isAtWill);
    if (over.length === 0) {
      this.#log.append(events);
      return;
    }
    const overflow = (this.#overflow ??= this.#open());
    overflow.append(over);
    const kept = events.filter((event) => !isAtWill(event));
    this.#log.append(this.#told ? kept : [this.#telling(overflow), ...kept]);
    this.#told = true;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#overflow?.close();
    this.#log.close();
    this.#claim.release();
  }

  #open(): Writer {
    const path = overflowPath(this.path);
    const { maxFiles = DEFAULT_MAX_FILES } = this.#options;
    try {
      return new Writer(path, { ...this.#options, maxFiles: Math.ceil(maxFiles * OF_THE_FILES) });
    } catch (error) {
      throw new AuditWriteError(`the audit log \`${path}\` cannot be opened: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }

  #telling({ path, last }: Writer): AuditEvent {
    const data = { file: basename(path), entry: sequenceText(last.sequence), hash: last.entryhash };
    return { type: OVERFLOW_TYPE, time: (this.#options.clock ?? systemClock).now(), data };
  }
}
