import type { RequestId } from '../protocol/message.js';
import type { ReadLimits } from '../protocol/read-limits.js';

/** Cancelled requests whose late answer we still know. Servers should not answer those, so the oldest make room. */
export const MAX_CANCELLED = 1024;

/** What the tables of one direction hold together, over all exchanges of a conversation. */
export interface PendingRoom {
  full(): boolean;
  /** How many requests that are not cancelled, and how many bytes. */
  enter(requests: number, bytes: number): void;
  leave(requests: number, bytes: number): void;
}

export function createPendingRoom({ maxPending, maxPendingBytes }: Pick<ReadLimits, 'maxPending' | 'maxPendingBytes'>): PendingRoom {
  let open = 0;
  let held = 0;
  return {
    full: () => open >= maxPending || held >= maxPendingBytes,
    enter: (requests, bytes) => {
      open += requests;
      held += bytes;
    },
    leave: (requests, bytes) => {
      open -= requests;
      held -= bytes;
    },
  };
}

/**
 * Who asked what, for one direction (ids of the two sides are apart, and `1` is not `"1"`). An id is free again once it was
 * answered; a cancelled one is not until then, so that a late answer is never taken for another's.
 */
export interface Correlation<Asked extends { readonly bytes: number }> {
  /** Why a request with this id cannot be taken now. */
  obstacle(id: RequestId): 'duplicate_id' | 'too_many_pending' | undefined;
  open(id: RequestId, asked: Asked): void;
  /** The request that this answers, which it ends. Undefined: nobody asked, or it was answered before. */
  answer(id: RequestId): Asked | undefined;
  peek(id: RequestId): Asked | undefined;
  /** Forgets an opened request that was not forwarded after all. */
  withdraw(id: RequestId): void;
  /** The request that loses its place because of it. */
  cancel(id: RequestId): Asked | undefined;
  /** Open ones, without those that were cancelled. */
  pending(): Iterable<Asked>;
  /** Ends all of them, or those of which this holds. */
  drain(of?: (asked: Asked) => boolean): readonly Asked[];
}

export function createCorrelation<Asked extends { readonly bytes: number }>(room: PendingRoom): Correlation<Asked> {
  const open = new Map<RequestId, Asked>();
  const cancelled = new Map<RequestId, Asked>();

  const remove = (from: Map<RequestId, Asked>, id: RequestId): Asked | undefined => {
    const asked = from.get(id);
    if (asked === undefined) return undefined;
    from.delete(id);
    room.leave(from === open ? 1 : 0, asked.bytes);
    return asked;
  };

  return {
    obstacle: (id) => {
      if (open.has(id) || cancelled.has(id)) return 'duplicate_id';
      return room.full() ? 'too_many_pending' : undefined;
    },
    open: (id, asked) => {
      open.set(id, asked);
      room.enter(1, asked.bytes);
    },
    answer: (id) => remove(open, id) ?? remove(cancelled, id),
    peek: (id) => open.get(id) ?? cancelled.get(id),
    withdraw: (id) => void remove(open, id),
    cancel: (id) => {
      const asked = remove(open, id);
      if (asked === undefined) return undefined;
      cancelled.set(id, asked);
      room.enter(0, asked.bytes);
      if (cancelled.size <= MAX_CANCELLED) return undefined;
      const [oldest] = cancelled.keys();
      return oldest === undefined ? undefined : remove(cancelled, oldest);
    },
    pending: () => open.values(),
    drain: (of = () => true) => {
      const drained: Asked[] = [];
      for (const from of [open, cancelled]) {
        for (const [id, asked] of from) {
          if (!of(asked)) continue;
          remove(from, id);
          drained.push(asked);
        }
      }
      return drained;
    },
  };
}

/** A table that several ask through, each under ids of the same kind, and that anyone of them answers from. Who drains it ends its own requests only. */
export function sharedCorrelation<Asked extends { readonly bytes: number }>(table: Correlation<Asked>): Correlation<Asked> {
  const own = new WeakSet<Asked>();
  return {
    ...table,
    open: (id, asked) => {
      own.add(asked);
      table.open(id, asked);
    },
    drain: () => table.drain((asked) => own.has(asked)),
  };
}
