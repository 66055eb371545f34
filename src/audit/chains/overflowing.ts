import { atWillOf, type AtWill, type AuditEvent, type AuditLog } from '../event.js';
import { Kept } from './kept.js';
import type { Claim } from '../lock/lock.js';
import { Overflow } from './overflow.js';
import { Writer, type WriterOptions } from '../writer.js';

const NONE: ReadonlySet<AtWill> = new Set();

/**
 * A log that what a side sends at will cannot push out. Of each of its files such records may take a share, those of either sort their own; what
 * is more goes into a chain of its sort, before its message moves like any other, and pushes out nothing but what overflowed of that sort before.
 * The log says so where that begins, and from time to time how far it came, so that neither can be lost without a trace.
 */
export class Overflowing implements AuditLog {
  readonly #claim: Claim;
  readonly #options: WriterOptions;
  readonly #log: Writer;
  readonly #kept: Kept;
  readonly #overflows: ReadonlyMap<AtWill, Overflow>;
  /** Something did, so far. */
  #overflowed = false;
  #closed = false;

  constructor(claim: Claim, options: WriterOptions) {
    this.#claim = claim;
    this.#options = options;
    this.#kept = new Kept(claim.path, options);
    this.#log = new Writer(claim.path, { ...options, keeper: this.#kept });
    this.#overflows = new Map((['plain', 'notable'] as const).map((sort) => [sort, new Overflow(claim.path, sort, options)]));
  }

  get path(): string {
    return this.#claim.path;
  }

  append(events: readonly AuditEvent[]): void {
    const over = this.#sortsOver(events);
    if (over.size > 0) this.#overflowed = true;
    if (this.#overflowed) this.#appendToAll(events, over);
    else this.#log.append(events);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#nameAll();
    for (const overflow of this.#overflows.values()) overflow.close();
    this.#log.close();
    this.#kept.close();
    this.#claim.release();
  }

  /** Without another byte: the log, and what lies beside it, is another process's by now. */
  abandon(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const overflow of this.#overflows.values()) overflow.abandon();
    this.#log.abandon();
    this.#kept.abandon();
    this.#claim.release();
  }

  #appendToAll(events: readonly AuditEvent[], over: ReadonlySet<AtWill>): void {
    const isOver = (event: AuditEvent, sort = atWillOf(event)): boolean => sort !== undefined && over.has(sort);
    const others = events.some((event) => atWillOf(event) === undefined);
    const due: Overflow[] = [];
    for (const [sort, overflow] of this.#overflows) {
      if (over.has(sort)) overflow.append(events.filter((event) => atWillOf(event) === sort));
      if (overflow.isDue({ here: over.has(sort), others })) due.push(overflow);
    }
    const kept = over.size === 0 ? events : events.filter((event) => !isOver(event));
    this.#log.append(due.length === 0 ? kept : [...due.map((overflow) => overflow.naming()), ...kept]);
    for (const overflow of due) overflow.isNamed();
  }

  /** Of which sorts the log takes no more into this file. */
  #sortsOver(events: readonly AuditEvent[]): ReadonlySet<AtWill> {
    let over: Set<AtWill> | undefined;
    if (this.#closed) return NONE;
    for (const event of events) {
      const sort = atWillOf(event);
      if (sort === undefined) continue;
      if (this.#log.atWill.spent(sort)) (over ??= new Set()).add(sort);
      else this.#overflows.get(sort)?.inLog();
    }
    return over ?? NONE;
  }

  #nameAll(): void {
    const unnamed = [...this.#overflows.values()].filter(({ hasUnnamed }) => hasUnnamed);
    try {
      this.#log.append(unnamed.map((overflow) => overflow.naming()));
    } catch (error) {
      this.#options.log.error('how far the overflow of the audit log came cannot be recorded', { path: this.path, error: String(error) });
    }
  }
}
