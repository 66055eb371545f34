import type { Defer } from '../telemetry/defer.js';
import type { Log } from '../telemetry/log.js';
import { GENESIS, type ChainPosition } from './chain.js';
import type { Files } from './files.js';
import { openHead, type HeadFile } from './head.js';

/**
 * How long what follows from an append may wait: the head, which says where the log ends, and a look whether the file is still where its path
 * says. Both cost as much as the append itself, and a busy client makes hundreds of those in that time.
 */
const UPKEEP_MS = 10;

export interface TendedHeadOptions {
  readonly files: Files;
  readonly log: Log;
  readonly defer: Defer;
  /** The last entry that is in the file. */
  readonly last: () => ChainPosition;
}

/** The head as it follows what is appended. */
export class TendedHead {
  /** What the oldest kept entry follows. */
  first = GENESIS;
  readonly #path: string;
  readonly #options: TendedHeadOptions;
  #file: HeadFile | undefined;
  #waits = false;
  #failed = false;
  #closed = false;

  constructor(path: string, options: TendedHeadOptions) {
    this.#path = path;
    this.#options = options;
  }

  /** Something was appended within the last `UPKEEP_MS`, to a file that was in place. */
  get waits(): boolean {
    return this.#waits;
  }

  /** It could not be written: nothing more is accepted before it says where the log ends. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Where it is not there, or not any more, it is made; what was open is let go. */
  open(): void {
    const before = this.#file;
    this.#file = openHead(this.#options.files, this.#path, this.first, this.#options.last());
    before?.close();
  }

  write(): void {
    if (this.#file === undefined) this.open();
    this.#file?.write(this.first, this.#options.last());
    this.#failed = false;
  }

  sync(): void {
    this.#file?.sync();
  }

  writeSoon(): void {
    if (this.#waits) return;
    this.#waits = true;
    this.#options.defer(() => {
      if (!this.#closed) this.#tend();
    }, UPKEEP_MS);
  }

  close(): void {
    this.#closed = true;
    this.#tend();
    this.abandon();
  }

  /** As it is: whoever opened the log has not come to write it. */
  abandon(): void {
    this.#closed = true;
    this.#file?.close();
  }

  #tend(): void {
    this.#waits = false;
    try {
      this.write();
    } catch (error) {
      this.#failed = true;
      this.#options.log.error('the head of the audit log cannot be written', { path: this.#path, error: String(error) });
    }
  }
}
