import type { AuditEvent, AuditSink } from '../audit/event.js';
import { systemDefer, type Defer } from '../telemetry/defer.js';
import type { Log } from '../telemetry/log.js';

/** Records of answers that wait to be written; beyond it the oldest are given up, and counted. */
const MAX_WAITING = 10_000;
/**
 * How long the record of an answer waits for others to be made and written with. One by one, each on the way of the next call, they cost that call
 * twice as much as they do together, after a message has left. It is what a kill −9 can lose of them.
 */
const LINGER_MS = 10;
/** So many are written at the end of the turn: one call in so many waits for as long as that takes, and each holds on to what its answer was read in. */
const MOST_LINGERING = 16;

export interface JournalDeps {
  readonly audit: AuditSink;
  /** What becomes of messages whose records cannot be written. */
  readonly failure: 'deny' | 'allow';
  /** Told of each record once it was accepted. */
  readonly onRecord: ((event: AuditEvent) => void) | undefined;
  readonly log: Log;
  readonly defer?: Defer;
}

/** The order of records and messages (invariant 6): a group's decisions are written by one append before anything of it moves. */
export interface Journal {
  /** True when the messages of these records may move. */
  accept(events: readonly AuditEvent[]): boolean;
  /**
   * The same for messages that came at the same time on different ways: what is held is written by one append when the first of it is asked for,
   * and before anything else is accepted.
   */
  hold(events: readonly AuditEvent[]): () => boolean;
  /** A record that holds up no message: it is made and written soon after. */
  later(make: () => AuditEvent): void;
  flush(): void;
}

export function createJournal({ audit, failure, onRecord, log, defer = systemDefer }: JournalDeps): Journal {
  let waiting: (() => AuditEvent)[] = [];
  let held: Held | undefined;
  let lingering = false;
  let unwritten = 0;

  /** True when the log has them. */
  const append = (events: readonly AuditEvent[]): boolean => {
    try {
      audit.append(events);
    } catch (error) {
      if (unwritten === 0)
        log.error(`audit records cannot be written; their messages are ${failure === 'deny' ? 'refused' : 'let through'}`, { err: error });
      return false;
    }
    if (unwritten > 0) log.warn('audit records can be written again', { unwritten });
    unwritten = 0;
    tell(events);
    return true;
  };

  const write = (events: readonly AuditEvent[]): boolean => {
    const written = append(events);
    if (written) {
      if (waiting.length > 0) linger();
      return true;
    }
    unwritten += events.length;
    if (failure === 'allow') tell(events);
    return failure === 'allow';
  };

  const flush = () => {
    if (waiting.length === 0) return;
    const late = waiting.map((make) => make());
    waiting = append(late) ? [] : kept(late);
  };

  const kept = (late: readonly AuditEvent[]) => {
    const lost = Math.max(0, late.length - MAX_WAITING);
    if (lost > 0) log.error('audit records of answers were lost', { lost });
    return late.slice(lost).map((event) => () => event);
  };

  const linger = () => {
    if (lingering) return;
    lingering = true;
    defer(() => {
      lingering = false;
      flush();
    }, LINGER_MS);
  };

  const tell = (events: readonly AuditEvent[]) => {
    if (onRecord === undefined) return;
    for (const event of events) {
      try {
        onRecord(event);
      } catch (error) {
        log.warn('a listener of decisions threw', { err: error });
      }
    }
  };

  const settle = (group: Held): boolean => {
    if (group === held) held = undefined;
    return (group.accepted ??= group.events.length === 0 || write(group.events));
  };

  return {
    accept: (events) => {
      if (events.length === 0) return true;
      if (held !== undefined) settle(held);
      return write(events);
    },
    hold: (events) => {
      const group = (held ??= { events: [], accepted: undefined });
      group.events.push(...events);
      return () => settle(group);
    },
    later: (make) => {
      waiting.push(make);
      if (waiting.length === MOST_LINGERING) defer(flush, 0);
      linger();
    },
    flush,
  };
}

/** Records that are written together. */
interface Held {
  readonly events: AuditEvent[];
  accepted: boolean | undefined;
}
