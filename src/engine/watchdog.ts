import { Worker } from 'node:worker_threads';

const INTERVAL_MS = 1000;
let started = false;

/**
 * Ends this process when its parent is gone. While a policy runs, the main thread is busy and would not notice; the deadline is
 * the parent's, so a rule that loops would run for ever.
 */
export function startWatchdog(): void {
  if (started) return;
  started = true;
  const worker = new Worker(`(${watch.toString()})(${process.ppid}, ${INTERVAL_MS})`, { eval: true });
  worker.unref();
}

/** Runs in the worker, which sees nothing of this file. */
function watch(parent: number, interval: number): void {
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
    try {
      process.kill(parent, 0);
    } catch {
      process.kill(process.pid, 'SIGKILL');
    }
  }, interval);
}
