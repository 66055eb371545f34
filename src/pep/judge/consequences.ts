import type { SessionFacts } from '../../pip/session-facts.js';

/** What follows from a message that goes on: labels, words that are known from then on. */
export interface Consequences {
  /** Now; where a message is decided in parts, once all of them pass. */
  follow(this: void, consequence: () => void): void;
  /**
   * One message that is decided in parts. Labels of one part hold for the next, which could else do what they forbid; where not all pass, nothing of it
   * goes on, and nothing of it stays.
   */
  together<T>(this: void, parts: () => T, pass: (parts: T) => boolean): T;
}

export function createConsequences(session: Pick<SessionFacts, 'mark'>): Consequences {
  let waiting: (() => void)[] | undefined;
  return {
    follow: (consequence) => {
      if (waiting === undefined) consequence();
      else waiting.push(consequence);
    },
    together: (parts, pass) => {
      const takeBack = session.mark();
      const following: (() => void)[] = [];
      let passed = false;
      waiting = following;
      try {
        const decided = parts();
        passed = pass(decided);
        return decided;
      } finally {
        waiting = undefined;
        if (passed) for (const consequence of following) consequence();
        else takeBack();
      }
    },
  };
}
