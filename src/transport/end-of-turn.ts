interface Task {
  run(): void;
}

let tasks: Task[] = [];
let running = false;

/**
 * Runs `work` once the event loop has handed out everything that had arrived, in the order of asking, and tells how it went. What is asked for
 * by such work still runs in the same turn, after what was asked before: so that whatever came together is decided, recorded and sent together,
 * and nothing waits for more to come. One for the process, as the event loop is.
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
  for (let at = 0; at < tasks.length; at++) tasks[at]?.run();
  tasks = [];
  running = false;
}
