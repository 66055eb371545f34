import { systemClock } from '../../telemetry/clock.js';
import type { AuditEvent } from '../event.js';
import { besidePath, rotatedFiles } from '../format/layout.js';
import { KEPT_TYPE } from '../format/log-format.js';
import { linesIn } from '../read/lines-in.js';
import { naming } from './naming.js';
import type { Keeper } from '../retention.js';
import { keptFrom, recordToKeep, type KeptRecord } from './worth-keeping.js';
import { besideOptions, Writer, type WriterOptions } from '../writer.js';

/** Of one write. */
const MOST_GROUP_BYTES = 1024 * 1024;
/** Of records that may be kept already. Of more some stand there twice. */
const MOST_PENDING_BYTES = 16 * 1024 * 1024;

/** Records that outlive the file of the log in which they stood (worth-keeping.ts), in a chain of their own: calls by the hundred thousand push out calls alone. */
export class Kept implements Keeper {
  readonly #path: string;
  readonly #options: WriterOptions;
  #writer: Writer | undefined;
  /** What the record that was kept last was in the log. */
  #last: Pick<KeptRecord, 'sequence' | 'entryhash'> | undefined;

  constructor(log: string, options: WriterOptions) {
    this.#path = besidePath(log, 'kept');
    this.#options = options;
  }

  keepOf(path: string): void {
    for (const group of grouped(this.#notYetKept(path))) {
      this.#opened().append(group);
      this.#last = group.at(-1);
    }
  }

  naming(): AuditEvent | undefined {
    if (this.#writer === undefined && this.#files().length === 0) return undefined;
    return naming(KEPT_TYPE, this.#path, this.#opened().last, this.#options.clock ?? systemClock);
  }

  close(): void {
    this.#writer?.close();
  }

  abandon(): void {
    this.#writer?.abandon();
  }

  #opened(): Writer {
    return (this.#writer ??= new Writer(this.#path, besideOptions(this.#options)));
  }

  #files(): readonly string[] {
    const current = this.#options.files.statSync(this.#path, { throwIfNoEntry: false }) === undefined ? [] : [this.#path];
    return [...rotatedFiles(this.#path).map(({ path }) => path), ...current];
  }

  /** A proxy may have been killed after it had kept some of them: the last of those stands in this file too then. */
  *#notYetKept(path: string): Generator<KeptRecord, void, undefined> {
    const last = (this.#last ??= this.#lastStored());
    let pending: KeptRecord[] = [];
    let bytes = 0;
    for (const line of linesIn(this.#options.files, path)) {
      const record = recordToKeep(line);
      if (record === undefined) continue;
      if (record.sequence === last?.sequence && record.entryhash === last.entryhash) {
        pending = [];
        bytes = 0;
        continue;
      }
      pending.push(record);
      bytes += record.text.length;
      if (last !== undefined && record.sequence < last.sequence && bytes <= MOST_PENDING_BYTES) continue;
      yield* pending;
      pending = [];
      bytes = 0;
    }
    yield* pending;
  }

  #lastStored(): Pick<KeptRecord, 'sequence' | 'entryhash'> | undefined {
    for (const path of this.#files().toReversed()) {
      let last: Pick<KeptRecord, 'sequence' | 'entryhash'> | undefined;
      for (const line of linesIn(this.#options.files, path)) last = keptFrom(line) ?? last;
      if (last !== undefined) return last;
    }
    return undefined;
  }
}

function* grouped(records: Iterable<KeptRecord>): Generator<KeptRecord[], void, undefined> {
  let group: KeptRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    group.push(record);
    bytes += record.text.length;
    if (bytes < MOST_GROUP_BYTES) continue;
    yield group;
    group = [];
    bytes = 0;
  }
  if (group.length > 0) yield group;
}
