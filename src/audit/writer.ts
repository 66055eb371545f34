import { hash } from 'node:crypto';
import { UserError } from '../errors/exit.js';
import { systemClock, type Clock } from '../telemetry/clock.js';
import { systemDefer, type Defer } from '../telemetry/defer.js';
import type { Log } from '../telemetry/log.js';
import { uuids } from '../telemetry/uuid.js';
import { appendedByOthers } from './appended-by-others.js';
import { AtWillShares } from './chains/at-will-share.js';
import { GENESIS, type ChainPosition } from './chain.js';
import { createEncoder, type LogFormat } from './encode/encode.js';
import { EntryGroup } from './entry-group.js';
import { atWillOf, AuditWriteError, type AuditEvent } from './event.js';
import type { Files } from './files.js';
import { RECOVERED_TYPE } from './format/log-format.js';
import { readHead } from './head.js';
import { openLogFile, type LogFile } from './log-file.js';
import { resume } from './resume.js';
import { beginningOf, Retention, type Keeper } from './retention.js';
import { readTail, type Tail } from './tail.js';
import { TendedHead } from './tended-head.js';
import { writeKept, type KeptRecord } from './chains/worth-keeping.js';

/** 16 MiB: some 15,000 calls, and still opened by an editor. */
const DEFAULT_MAX_BYTES = 16 * 1024 * 1024;
/** With the current one: 128 MiB a server at most. */
export const DEFAULT_MAX_FILES = 8;

/** Of what others have appended meanwhile: more than a busy proxy writes in that time, and no more than is read between two messages. */
const MOST_TAKEN_IN = 4 * 1024 * 1024;

export interface WriterOptions {
  readonly format: LogFormat;
  /** Stands in every entry: `urn:mcp-proxy:<server>`. */
  readonly server: string;
  /** Rotate before a file passes this. One group of entries is never split. */
  readonly maxBytes?: number;
  /** Files kept, the current one included. */
  readonly maxFiles?: number;
  /** Every group is on the disk before `append` returns, and the head: survives power loss, costs milliseconds. */
  readonly fsync?: boolean;
  readonly clock?: Clock;
  /** Default: the event loop's own timers. */
  readonly defer?: Defer;
  readonly ids?: () => string;
  readonly log: Log;
  readonly files: Files;
  /** Of the files that are deleted. */
  readonly keeper?: Keeper;
}

/** What else than events is written: records of files that go (kept.ts). */
type Written = AuditEvent | KeptRecord;

/** A chain beside a log has a quarter of its files. */
export function besideOptions(options: WriterOptions): WriterOptions {
  const { keeper: _ofLog, maxFiles = DEFAULT_MAX_FILES, ...others } = options;
  return { ...others, maxFiles: Math.ceil(maxFiles / 4) };
}

/** One chain: its file, what of it was rotated, and its head. */
export class Writer {
  readonly path: string;
  /** Of the file that is being written. */
  readonly atWill: AtWillShares;
  readonly #files: Files;
  readonly #group: EntryGroup<Written>;
  readonly #file: LogFile;
  readonly #head: TendedHead;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #fsync: boolean;
  readonly #retention: Retention;
  /** The last entry that is in the file. */
  #last = GENESIS;
  #othersTold = false;
  #closed = false;

  /** Throws a `UserError` where the path holds something else than a log. */
  constructor(path: string, options: WriterOptions) {
    const { files, log, maxBytes = DEFAULT_MAX_BYTES } = options;
    this.path = path;
    this.#files = files;
    const encode = createEncoder(options.format, options.server, options.ids ?? uuids());
    this.#group = new EntryGroup((written, out) => ('type' in written ? encode(written, out) : writeKept(written, out)));
    this.#clock = options.clock ?? systemClock;
    this.#log = log;
    this.#fsync = options.fsync ?? false;

    this.#head = new TendedHead(path, { files, log, defer: options.defer ?? systemDefer, last: () => this.#last });
    const maxFiles = Math.max(1, options.maxFiles ?? DEFAULT_MAX_FILES);
    this.#retention = new Retention(path, { files, log, maxFiles, head: this.#head, keeper: options.keeper });

    const stored = readHead(files, path);
    const tail = readTail(files, path);
    this.#head.first = stored.kind === 'head' ? stored.first : beginningOf(files, path);
    const resumption = resume(stored, tail);
    if (resumption.kind === 'not_a_log') {
      throw new UserError(
        `\`${path}\` is not an audit log of this program: it would be spoilt. Choose another place with --log, or move it away`,
      );
    }
    // A log that began without its head could not be told from one whose head was taken away. Where that is so, the log says it first.
    if (stored.kind !== 'missing' || isNothing(tail)) this.#head.open();
    try {
      this.#file = openLogFile(files, path, { maxBytes, log });
    } catch (error) {
      this.#head.abandon();
      throw error;
    }
    this.atWill = new AtWillShares(maxBytes, this.#file.size);
    try {
      this.#goOn(resumption);
      this.#head.write();
    } catch (error) {
      this.#file.close();
      this.#head.abandon();
      throw error;
    }
  }

  /** The last entry that is in the file. */
  get last(): ChainPosition {
    return this.#last;
  }

  append(events: readonly Written[]): void {
    if (this.#closed) throw new AuditWriteError('the audit log is closed');
    if (events.length === 0) return;
    try {
      if (!this.#head.waits) this.#look();
      if (!this.#file.clean) this.#recover();
      if (this.#head.failed) this.#head.write();
      this.#write(events, '');
    } catch (error) {
      throw new AuditWriteError(
        `the audit log \`${this.path}\` cannot be written: ${error instanceof Error ? error.message : String(error)}`,
        {
          cause: error,
        },
      );
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#head.close();
    this.#file.close();
  }

  /** As it stands in the files: they are another process's by now. */
  abandon(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#head.abandon();
    this.#file.close();
  }

  /** One write for the whole group; the head follows. The chain moves on only when every byte is in the file. */
  #write(events: readonly Written[], before: string): void {
    let last = this.#last;
    this.#group.begin(before);
    const atWill = { plain: 0, notable: 0 };
    for (const event of events) {
      const from = this.#group.length;
      last = this.#group.add(event, last);
      const sort = 'type' in event ? atWillOf(event) : undefined;
      if (sort !== undefined) atWill[sort] += this.#group.length - from;
    }
    // What ends an unfinished line belongs into the file that has it.
    if (before === '' && this.#file.makeRoom(this.#group.length)) {
      this.atWill.renew(0);
      const said = this.#retention.run(this.#last);
      if (said !== undefined) last = this.#group.add(said, last);
    }
    this.#file.append(this.#group.bytes);
    this.atWill.take('plain', atWill.plain);
    this.atWill.take('notable', atWill.notable);
    if (this.#fsync) this.#file.sync();
    this.#last = last;
    if (this.#fsync) {
      this.#head.write();
      this.#head.sync();
    } else this.#head.writeSoon();
  }

  #look(): void {
    switch (this.#file.standing()) {
      case 'in place':
        return;
      case 'gone':
        return this.#reopen();
      case 'grown':
        return this.#takeIn();
    }
  }

  /** Somebody else writes to the file: a program that takes it for its own log, or a proxy that found no lock, since somebody has removed ours. */
  #takeIn(): void {
    const { clean } = this.#file;
    const bytes = this.#file.takeIn(MOST_TAKEN_IN);
    if (!this.#othersTold) this.#log.error('another program writes to the audit log', { path: this.path });
    this.#othersTold = true;
    // What is not clean is read from its end, their lines with it.
    if (bytes === undefined || !clean) return;
    const { position, unfinished } = appendedByOthers(bytes, this.#last);
    this.#last = position;
    if (unfinished.length === 0) return;
    const torn = { bytes: unfinished.length, sha256: hash('sha256', unfinished) };
    this.#write([{ type: RECOVERED_TYPE, time: this.#clock.now(), data: { torn } }], '\n');
  }

  /** Somebody moved, removed or replaced the file: records go where they are looked for, and say from where on. */
  #reopen(): void {
    this.#head.open();
    this.#file.reopen();
    this.atWill.renew(this.#file.size);
    this.#log.error('the audit log was moved, removed, replaced or cut off; it goes on in what stands in its place', { path: this.path });
  }

  /** After a write that neither succeeded nor could be taken back: the file itself says what it holds. */
  #recover(): void {
    const resumption = resume({ kind: 'head', first: this.#head.first, last: this.#last }, readTail(this.#files, this.path));
    if (resumption.kind === 'go_on') this.#goOn(resumption);
  }

  #goOn({ position, endLine, repair, findings }: Extract<ReturnType<typeof resume>, { kind: 'go_on' }>): void {
    for (const finding of findings) this.#log.error(`audit log: ${finding}`, { path: this.path });
    this.#last = position;
    if (repair !== undefined || endLine) {
      this.#write([{ type: RECOVERED_TYPE, time: this.#clock.now(), data: repair ?? {} }], endLine ? '\n' : '');
    }
  }
}

function isNothing({ last, foreign, unfinished }: Tail): boolean {
  return last === undefined && !foreign && unfinished.length === 0;
}
