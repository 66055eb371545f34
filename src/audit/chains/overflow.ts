import { systemClock } from '../../telemetry/clock.js';
import { GENESIS } from '../chain.js';
import { AuditWriteError, type AtWill, type AuditEvent } from '../event.js';
import { besidePath, type Beside } from '../format/layout.js';
import { OVERFLOW_TYPE } from '../format/log-format.js';
import { naming } from './naming.js';
import { besideOptions, Writer, type WriterOptions } from '../writer.js';

/** The log says how far the other chain has come after so many entries at the latest, once it has something else to say: until then they could be cut off with no trace in it. */
const NAMED_EVERY = 1_000;

/** The plain can come faster than whatever is worth a look, so neither is in the other's chain. */
const CHAIN: Readonly<Record<AtWill, Beside>> = { plain: 'overflow', notable: 'notable' };

/** Records of one sort that a log has no share for (at-will-share.ts), in a chain of their own, and how far of that the log has said. */
export class Overflow {
  readonly #path: string;
  readonly #options: WriterOptions;
  #writer: Writer | undefined;
  /** The entry that the log has named last. */
  #named = 0;
  /** The log says of its file that records go elsewhere. */
  #toldInFile = false;

  constructor(log: string, sort: AtWill, options: WriterOptions) {
    this.#path = besidePath(log, CHAIN[sort]);
    this.#options = options;
  }

  append(events: readonly AuditEvent[]): void {
    this.#writer ??= this.#open();
    this.#writer.append(events);
  }

  /** There is room in the log again: it has another file. */
  inLog(): void {
    this.#toldInFile = false;
  }

  /** Whether the log is to name the entry that was reached: now that something of this goes elsewhere, or that something else (`others`) is written to it. */
  isDue({ here, others }: { readonly here: boolean; readonly others: boolean }): boolean {
    return (here && !this.#toldInFile) || (others && this.#unnamed >= NAMED_EVERY);
  }

  get hasUnnamed(): boolean {
    return this.#unnamed > 0;
  }

  naming(): AuditEvent {
    return naming(OVERFLOW_TYPE, this.#path, this.#reached, this.#options.clock ?? systemClock);
  }

  /** What `naming` said is in the log. */
  isNamed(): void {
    this.#named = this.#reached.sequence;
    this.#toldInFile = true;
  }

  close(): void {
    this.#writer?.close();
  }

  abandon(): void {
    this.#writer?.abandon();
  }

  get #reached() {
    return this.#writer?.last ?? GENESIS;
  }

  get #unnamed(): number {
    return this.#reached.sequence - this.#named;
  }

  #open(): Writer {
    const path = this.#path;
    try {
      return new Writer(path, besideOptions(this.#options));
    } catch (error) {
      throw new AuditWriteError(`the audit log \`${path}\` cannot be opened: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }
}
