interface Task {
  run(): void;
}

let tasks: Task[] = [];
let running = false;

/** So much of what arrived runs before what it asks for: the first of many need not wait for all. */
const TOGETHER = 64;

/**
 * Runs `work` once the event loop has handed out everything that had arrived, in the order of asking, and tells how it went. What is asked for
 * by such work still runs in the same turn, after what was asked together with it: so that whatever came together is decided, recorded and sent
 * together, and nothing waits for more to come. One for the process, as the event loop is.
 */
export function atEndOfTurn<T>(work: () => T | Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    if (tasks.length === 0 && !running) setImmediate(runAll);
    tasks.push({
      run: () => {
        try {
          resolve(work());
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      },
    });
  });
}

function runAll(): void {
  running = true;
  const arrived = take();
  for (let at = 0; at < arrived.length; at += TOGETHER) {
    for (const task of arrived.slice(at, at + TOGETHER)) task.run();
    while (tasks.length > 0) for (const task of take()) task.run();
  }
  running = false;
}

function take(): readonly Task[] {
  const taken = tasks;
  tasks = [];
  return taken;
}
