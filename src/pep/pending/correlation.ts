import type { RequestId } from '../../protocol/message.js';
import type { ReadLimits } from '../../protocol/read-limits.js';
import { RecentTexts } from '../../transport/recent.js';
import { OpenRequests } from './open-requests.js';

/**
 * Cancelled requests whose late answer we still know, and what the messages of all but the last had in bytes. Servers should not answer those
 * (MCP, cancellation), so the oldest make room, and none takes any from requests that wait.
 */
export const MAX_CANCELLED = 1024;
export const MAX_CANCELLED_BYTES = 8 * 1024 * 1024;
/** Requests that nobody waits for any more and of which nothing else is known. Free, their ids would let a client have the late answer under another request's name. */
const MAX_SPENT = 65_536;

/** What the tables of one direction hold together, over all exchanges of a conversation. */
export interface PendingRoom {
  full(): boolean;
  /** A request that waits, of so many bytes. */
  enter(bytes: number): void;
  leave(bytes: number): void;
}

export function createPendingRoom({ maxPending, maxPendingBytes }: Pick<ReadLimits, 'maxPending' | 'maxPendingBytes'>): PendingRoom {
  let open = 0;
  let held = 0;
  return {
    full: () => open >= maxPending || held >= maxPendingBytes,
    enter: (bytes) => {
      open += 1;
      held += bytes;
    },
    leave: (bytes) => {
      open -= 1;
      held -= bytes;
    },
  };
}

/**
 * Who asked what, for one direction (ids of the two sides are apart, and `1` is not `"1"`). An id is free again once it was
 * answered; a cancelled one is not until then, or until very many later ones (`MAX_SPENT`) were cancelled and not answered, so that a late answer is not taken for
 * another's.
 */
export interface Correlation<Asked extends { readonly bytes: number }> {
  /** Why a request with this id cannot be taken now. */
  obstacle(id: RequestId): 'duplicate_id' | 'too_many_pending' | undefined;
  open(id: RequestId, asked: Asked): void;
  /** The request that this answers, which it ends. Undefined: nobody asked, or it was answered before, or it is late. */
  answer(id: RequestId): Asked | undefined;
  /** Whether this answers what nobody waits for any more, and whose end is recorded: what was cancelled long ago, or was open at the end. Each once. */
  isLate(id: RequestId): boolean;
  peek(id: RequestId): Asked | undefined;
  /** Forgets an opened request that was not forwarded after all. */
  withdraw(id: RequestId): void;
  /** The requests that lose their places because of it. */
  cancel(id: RequestId): readonly Asked[];
  /** Open ones, without those that were cancelled. */
  pending(): Iterable<Asked>;
  /** Ends those of which this holds; default all. */
  drain(of?: (asked: Asked) => boolean): readonly Asked[];
  /** The same where nothing more is asked, but answers may be on their way. */
  end(of?: (asked: Asked) => boolean): readonly Asked[];
}

export function createCorrelation<Asked extends { readonly bytes: number }>(room: PendingRoom): Correlation<Asked> {
  const open = new OpenRequests<RequestId, Asked>();
  const cancelled = new Map<RequestId, Asked>();
  const spent = new RecentTexts(MAX_SPENT);
  let cancelledBytes = 0;

  const close = (id: RequestId): Asked | undefined => {
    const asked = open.get(id);
    if (asked === undefined) return undefined;
    open.delete(id);
    room.leave(asked.bytes);
    return asked;
  };
  const forget = (id: RequestId): Asked | undefined => {
    const asked = cancelled.get(id);
    if (asked === undefined) return undefined;
    cancelled.delete(id);
    cancelledBytes -= asked.bytes;
    return asked;
  };
  const drain = (of: (asked: Asked) => boolean, late: (id: RequestId) => void): readonly Asked[] => {
    const drained: Asked[] = [];
    for (const [id, asked] of [...open.entries(), ...cancelled]) {
      if (!of(asked)) continue;
      if (close(id) === undefined) forget(id);
      late(id);
      drained.push(asked);
    }
    return drained;
  };
  const lost = (): Asked[] => {
    const gone: Asked[] = [];
    for (const [id, asked] of cancelled) {
      const tooMany = cancelled.size > MAX_CANCELLED || cancelledBytes > MAX_CANCELLED_BYTES;
      if (!tooMany || cancelled.size === 1) return gone;
      forget(id);
      spent.add(id);
      gone.push(asked);
    }
    return gone;
  };

  return {
    obstacle: (id) => {
      if (open.has(id) || cancelled.has(id) || spent.has(id)) return 'duplicate_id';
      return room.full() ? 'too_many_pending' : undefined;
    },
    open: (id, asked) => {
      open.add(id, asked);
      room.enter(asked.bytes);
    },
    answer: (id) => close(id) ?? forget(id),
    isLate: (id) => spent.delete(id),
    peek: (id) => open.get(id) ?? cancelled.get(id),
    withdraw: (id) => void close(id),
    cancel: (id) => {
      const asked = close(id);
      if (asked === undefined) return [];
      cancelled.set(id, asked);
      cancelledBytes += asked.bytes;
      return lost();
    },
    *pending() {
      for (const [, asked] of open.entries()) yield asked;
    },
    drain: (of = ALL) => drain(of, NOT_LATE),
    end: (of = ALL) => drain(of, (id) => spent.add(id)),
  };
}

const ALL = (): boolean => true;
const NOT_LATE = (): void => undefined;

/** A table that several ask through, each under ids of the same kind, and that anyone of them answers from. Who drains or ends it ends its own requests only. */
export function sharedCorrelation<Asked extends { readonly bytes: number }>(table: Correlation<Asked>): Correlation<Asked> {
  const own = new WeakSet<Asked>();
  const isOwn = (asked: Asked) => own.has(asked);
  return {
    ...table,
    open: (id, asked) => {
      own.add(asked);
      table.open(id, asked);
    },
    drain: () => table.drain(isOwn),
    end: () => table.end(isOwn),
  };
}
