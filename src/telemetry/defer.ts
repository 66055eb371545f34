/** Runs a task after so many milliseconds; 0: at the end of this turn of the event loop. Injected: tests run what waits by hand. */
export type Defer = (task: () => void, milliseconds: number) => void;

/** What waits here keeps no process alive: whoever defers also has an end (`close`, `flush`) that does not wait. */
export const systemDefer: Defer = (task, milliseconds) => {
  if (milliseconds === 0) setImmediate(task);
  else setTimeout(task, milliseconds).unref();
};
