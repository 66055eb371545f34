import type { Conversation } from '../../interceptor.js';
import type { Caller } from '../caller.js';

/** What is known of those who ask outside of sessions: one conversation each, of which every POST is an exchange. */
export interface Callers {
  of(caller: Caller): Conversation;
  /** A conversation that turned out to have no session; false: what was learned before stands in its place. */
  adopt(caller: Caller, conversation: Conversation): boolean;
  end(): void;
}

export function createCallers(limit: number, onEnd: (conversation: Conversation) => void): Callers {
  // In the order of their last use, the longest ago first.
  const table = new Map<string, Conversation>();
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
