import type { RequestId } from '../protocol/message.js';

/** Requests that one side may have open. A client has tens; a table that grows without end is an attack or a dead server. */
export const MAX_PENDING = 10_000;
/** Their size together, because their arguments are kept for the record of the answer. */
export const MAX_PENDING_BYTES = 64 * 1024 * 1024;
/** Cancelled requests whose late answer we still know. Servers should not answer those, so the oldest make room. */
export const MAX_CANCELLED = 1024;

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
  /** Ends all of them. */
  drain(): readonly Asked[];
}

export function createCorrelation<Asked extends { readonly bytes: number }>(): Correlation<Asked> {
  const open = new Map<RequestId, Asked>();
  const cancelled = new Map<RequestId, Asked>();
  let held = 0;

  const remove = (from: Map<RequestId, Asked>, id: RequestId): Asked | undefined => {
    const asked = from.get(id);
    if (asked === undefined) return undefined;
    from.delete(id);
    held -= asked.bytes;
    return asked;
  };

  return {
    obstacle: (id) => {
      if (open.has(id) || cancelled.has(id)) return 'duplicate_id';
      return open.size >= MAX_PENDING || held >= MAX_PENDING_BYTES ? 'too_many_pending' : undefined;
    },
    open: (id, asked) => {
      open.set(id, asked);
      held += asked.bytes;
    },
    answer: (id) => remove(open, id) ?? remove(cancelled, id),
    peek: (id) => open.get(id) ?? cancelled.get(id),
    withdraw: (id) => void remove(open, id),
    cancel: (id) => {
      const asked = remove(open, id);
      if (asked === undefined) return undefined;
      cancelled.set(id, asked);
      held += asked.bytes;
      if (cancelled.size <= MAX_CANCELLED) return undefined;
      const [oldest] = cancelled.keys();
      return oldest === undefined ? undefined : remove(cancelled, oldest);
    },
    pending: () => open.values(),
    drain: () => {
      const all = [...open.values(), ...cancelled.values()];
      open.clear();
      cancelled.clear();
      held = 0;
      return all;
    },
  };
}
