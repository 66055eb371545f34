import { basename } from 'node:path';
import { systemClock } from '../telemetry/clock.js';
import { sequenceText } from './chain.js';
import { atWillOf, AuditWriteError, type AtWill, type AuditEvent } from './event.js';
import { overflowPath } from './format/layout.js';
import { OVERFLOW_TYPE } from './format/log-format.js';
import type { Claim } from './lock.js';
import type { AuditLog } from './open-log.js';
import { DEFAULT_MAX_FILES, Writer, type WriterOptions } from './writer.js';

/** What overflows is kept too, in so many files of those that the log has. */
const OF_THE_FILES = 1 / 4;

/**
 * A log that what a side sends at will cannot push out. Of each of its files such records may take a share, those of either sort their own; what
 * is more goes into a chain of its own, before its message moves like any other, and pushes out nothing but what overflowed before. The log says so where that
 * begins, with the entry that the other chain has come to, so that neither can be lost without a trace.
 */
export class Overflowing implements AuditLog {
  readonly #claim: Claim;
  readonly #options: WriterOptions;
  readonly #log: Writer;
  #overflow: Writer | undefined;
  /** Of which the log says of its file that records go elsewhere. */
  readonly #told = new Set<AtWill>();
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
    const sorts = new Set<AtWill>();
    for (const event of events) {
      const sort = atWillOf(event);
      if (sort === undefined) continue;
      if (this.#log.atWill.spent(sort)) sorts.add(sort);
      else this.#told.delete(sort);
    }
    if (sorts.size === 0 || this.#closed) {
      this.#log.append(events);
      return;
    }
    const isOver = (event: AuditEvent): boolean => {
      const sort = atWillOf(event);
      return sort !== undefined && sorts.has(sort);
    };
    const overflow = (this.#overflow ??= this.#open());
    overflow.append(events.filter(isOver));
    const kept = events.filter((event) => !isOver(event));
    const told = [...sorts].every((sort) => this.#told.has(sort));
    this.#log.append(told ? kept : [this.#telling(overflow), ...kept]);
    for (const sort of sorts) this.#told.add(sort);
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
