import type { Conversation } from '../../interceptor.js';
import type { Caller } from '../caller.js';
import { EventIds } from './event-ids.js';

/** What is known of those who ask outside of sessions: one conversation each, of which every POST is an exchange. */
export interface Callers {
  of(caller: Caller): Conversation;
  /** Of events that went out to it outside of sessions. */
  eventIds(caller: Caller): EventIds;
  /** A conversation that turned out to have no session; false: what was learned before stands in its place. */
  adopt(caller: Caller, conversation: Conversation): boolean;
  end(): void;
}

export function createCallers(limit: number, onEnd: (conversation: Conversation) => void): Callers {
  // In the order of their last use, the longest ago first.
  const table = new Map<string, Conversation>();
  const eventIds = new Map<string, EventIds>();
  const put = (key: string, conversation: Conversation) => {
    table.delete(key);
    table.set(key, conversation);
    if (table.size <= limit) return;
    for (const [oldest, forgotten] of table) {
      table.delete(oldest);
      onEnd(forgotten);
      return;
    }
  };
  return {
    of: (caller) => {
      const conversation = table.get(caller.key) ?? caller.open();
      put(caller.key, conversation);
      return conversation;
    },
    eventIds: ({ key }) => {
      const ids = eventIds.get(key) ?? new EventIds();
      eventIds.delete(key);
      eventIds.set(key, ids);
      const [oldest] = eventIds.keys();
      if (eventIds.size > limit && oldest !== undefined) eventIds.delete(oldest);
      return ids;
    },
    adopt: (caller, conversation) => {
      if (table.has(caller.key)) return false;
      put(caller.key, conversation);
      return true;
    },
    end: () => {
      for (const conversation of table.values()) onEnd(conversation);
      table.clear();
    },
  };
}
