import type { AuditEvent, AuditSink } from '../audit/event.js';
import type { Log } from '../telemetry/log.js';

/** Records of answers that wait for the next group; beyond it the oldest are given up, and counted. */
const MAX_WAITING = 10_000;
/**
 * How long the record of an answer waits for a group to go with. A client that asks again has the old answer's record written with its new
 * call's: one write a call instead of two, and none between an answer and the next call. It is what a kill −9 can lose of them.
 */
const LINGER_MS = 10;
/** Each holds on to what its answer was read in, 64 KiB at most: so many are written at the end of the turn. */
const MOST_LINGERING = 64;

export interface JournalDeps {
  readonly audit: AuditSink;
  /** What becomes of messages whose records cannot be written. */
  readonly failure: 'deny' | 'allow';
  /** Told of each record once it was accepted. */
  readonly onRecord: ((event: AuditEvent) => void) | undefined;
  readonly log: Log;
  readonly defer?: Defer;
}

/** Runs a task after so many milliseconds; 0: at the end of this turn of the event loop. */
export type Defer = (task: () => void, milliseconds: number) => void;

/** The order of records and messages (invariant 6): a group's decisions are written by one append before anything of it moves. */
export interface Journal {
  /** True when the messages of these records may move. */
  accept(events: readonly AuditEvent[]): boolean;
  /**
   * The same for messages that came at the same time on different ways: what is held is written by one append when the first of it is asked for,
   * and before anything else is accepted.
   */
  hold(events: readonly AuditEvent[]): () => boolean;
  /** A record that holds up no message: it is made and written with the next group, or soon after. */
  later(make: () => AuditEvent): void;
  flush(): void;
}

export function createJournal({ audit, failure, onRecord, log, defer = runLater }: JournalDeps): Journal {
  let waiting: (() => AuditEvent)[] = [];
  let held: Held | undefined;
  let flushing = false;
  let unwritten = 0;

  const write = (events: readonly AuditEvent[]): boolean => {
    const late = waiting.map((make) => make());
    const group = late.length === 0 ? events : [...late, ...events];
    try {
      audit.append(group);
    } catch (error) {
      if (unwritten === 0)
        log.error(`audit records cannot be written; their messages are ${failure === 'deny' ? 'refused' : 'let through'}`, { err: error });
      unwritten += events.length;
      keep(late);
      if (failure === 'allow') tell(events);
      return failure === 'allow';
    }
    if (unwritten > 0) log.warn('audit records can be written again', { unwritten });
    unwritten = 0;
    waiting = [];
    tell(group);
    return true;
  };

  const keep = (late: readonly AuditEvent[]) => {
    const lost = Math.max(0, late.length - MAX_WAITING);
    if (lost > 0) log.error('audit records of answers were lost', { lost });
    waiting = late.slice(lost).map((event) => () => event);
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

  const flush = () => {
    if (waiting.length > 0) write([]);
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
      if (flushing) return;
      flushing = true;
      defer(() => {
        flushing = false;
        flush();
      }, LINGER_MS);
    },
    flush,
  };
}

/** Records that are written together. */
interface Held {
  readonly events: AuditEvent[];
  accepted: boolean | undefined;
}

/** Nobody waits for it to end a process: a conversation that is closed is flushed. */
function runLater(task: () => void, milliseconds: number): void {
  if (milliseconds === 0) setImmediate(task);
  else setTimeout(task, milliseconds).unref();
}
