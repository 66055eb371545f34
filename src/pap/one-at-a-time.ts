export interface OneAtATime<Asked, Answer> {
  /** Calls during a run share the one after it: what runs may have read before they came. */
  readonly run: (asked: Asked) => Promise<Answer>;
  /** When nothing runs. Never rejects. */
  readonly idle: () => Promise<void>;
}

/** A task that is asked for from many sides, and never runs twice at a time. */
export function oneAtATime<Asked, Answer>(task: (asked: Asked) => Promise<Answer>): OneAtATime<Asked, Answer> {
  let running: Promise<Answer> | undefined;
  let next: Promise<Answer> | undefined;
  return { run, idle: async () => void (await running?.catch(() => undefined)) };

  function run(asked: Asked): Promise<Answer> {
    if (running === undefined) {
      running = task(asked).finally(() => (running = undefined));
      return running;
    }
    const after = () => {
      next = undefined;
      return run(asked);
    };
    next ??= running.then(after, after);
    return next;
  }
}
