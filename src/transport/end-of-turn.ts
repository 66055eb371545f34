interface Task {
  readonly work: () => void | Promise<void>;
  readonly failed: (error: unknown) => void;
}

let tasks: Task[] = [];
let running = false;

/** So much of what arrived runs before what it asks for: the first of many need not wait for all. */
const TOGETHER = 64;

/**
 * Runs `work` once the event loop has handed out everything that had arrived, in the order of asking; what it throws, or rejects with, is told. What
 * is asked for by such work still runs in the same turn, after what was asked together with it: so that whatever came together is decided, recorded
 * and sent together, and nothing waits for more to come. One for the process, as the event loop is.
 */
export function runAtEndOfTurn(work: () => void | Promise<void>, failed: (error: unknown) => void): void {
  if (tasks.length === 0 && !running) setImmediate(runAll);
  tasks.push({ work, failed });
}

/** The same for who waits for the outcome. */
export function atEndOfTurn<T>(work: () => T | Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => runAtEndOfTurn(() => resolve(work()), reject));
}

function runAll(): void {
  running = true;
  const arrived = take();
  for (let at = 0; at < arrived.length; at += TOGETHER) {
    for (const task of arrived.slice(at, at + TOGETHER)) run(task);
    while (tasks.length > 0) for (const task of take()) run(task);
  }
  running = false;
}

function run({ work, failed }: Task): void {
  try {
    const going = work();
    if (going !== undefined) going.catch(failed);
  } catch (error) {
    failed(error);
  }
}

function take(): readonly Task[] {
  const taken = tasks;
  tasks = [];
  return taken;
}
