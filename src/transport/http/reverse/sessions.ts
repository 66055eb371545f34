import type { Conversation } from '../../interceptor.js';
import { Brought } from './brought.js';
import type { EventStream } from './event-stream.js';
import { EventIds } from './event-ids.js';

/** What one client and the server say to each other, under an id that the server gave (or we, for an HTTP+SSE endpoint). */
export interface Session {
  readonly id: string;
  /** Whose it is: it does not exist for another caller. */
  readonly key: string;
  readonly conversation: Conversation;
  /** Where its messages are POSTed. */
  readonly path: string;
  /** HTTP+SSE: the answer to a POST comes on the stream. */
  readonly answersElsewhere: boolean;
  /** Streams of what the server says unasked. */
  readonly streams: Set<EventStream>;
  readonly brought: Brought;
  /** Of events that went out to it. */
  readonly eventIds: EventIds;
  /** Requests and streams that are open. */
  open: number;
  /** Monotonic milliseconds, when it was last used. */
  used: number;
  /** A new policy has not been told: nobody listened. */
  untold: boolean;
  /** It does not exist any more for who asks. What was asked before is answered all the same. */
  over: boolean;
}

export interface Sessions {
  find(id: string, key: string): Session | undefined;
  /** Whether there is room for one more; an idle one of the caller that has most may have been forgotten for it: nobody's push out those of others. */
  makeRoom(): boolean;
  add(session: Pick<Session, 'id' | 'key' | 'conversation' | 'path' | 'answersElsewhere'>): Session;
  /** While it is used it is not idle; returns how to say that it no longer is. */
  use(session: Session): () => void;
  end(session: Session): void;
  all(): Iterable<Session>;
  /** Forgets those that are idle for too long. */
  sweep(): void;
}

export interface SessionsOptions {
  readonly maxSessions: number;
  readonly sessionIdleMs: number;
  readonly now: () => number;
  /** Told of every session that is forgotten, once nothing in it is open. */
  readonly onEnd: (session: Session) => void;
}

export function createSessions({ maxSessions, sessionIdleMs, now, onEnd }: SessionsOptions): Sessions {
  // In the order of their last use, the longest ago first.
  const table = new Map<string, Session>();
  /** How many each caller has. */
  const counts = new Map<string, number>();
  const count = (key: string, change: 1 | -1) => {
    const left = (counts.get(key) ?? 0) + change;
    if (left > 0) counts.set(key, left);
    else counts.delete(key);
  };

  const end = (session: Session) => {
    if (table.get(session.id) !== session) return;
    table.delete(session.id);
    count(session.key, -1);
    session.over = true;
    if (session.open === 0) onEnd(session);
  };
  const touch = (session: Session) => {
    session.used = now();
    if (table.delete(session.id)) table.set(session.id, session);
  };

  return {
    find: (id, key) => {
      const session = table.get(id);
      return session?.key === key ? session : undefined;
    },
    makeRoom: () => {
      if (table.size < maxSessions) return true;
      let first: Session | undefined;
      let most = 0;
      for (const session of table.values()) {
        const own = counts.get(session.key) ?? 0;
        if (session.open > 0 || own <= most) continue;
        first = session;
        most = own;
      }
      if (first !== undefined) end(first);
      return first !== undefined;
    },
    add: (made) => {
      const session: Session = {
        ...made,
        streams: new Set(),
        brought: new Brought(),
        eventIds: new EventIds(),
        open: 0,
        used: now(),
        untold: false,
        over: false,
      };
      const before = table.get(made.id);
      // The server gave an id twice: the later session is the one that it means.
      if (before !== undefined) end(before);
      table.set(session.id, session);
      count(session.key, 1);
      return session;
    },
    use: (session) => {
      session.open++;
      touch(session);
      return () => {
        session.open--;
        if (!session.over) touch(session);
        else if (session.open === 0) onEnd(session);
      };
    },
    end,
    all: () => table.values(),
    sweep: () => {
      const idleSince = now() - sessionIdleMs;
      for (const session of table.values()) {
        if (session.used > idleSince) return;
        if (session.open === 0) end(session);
      }
    },
  };
}
