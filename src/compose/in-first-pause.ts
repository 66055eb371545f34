import { systemDefer, type Defer } from '../telemetry/defer.js';
import { threadLoad, type ThreadLoad } from '../telemetry/thread-load.js';

/** A client's first seconds belong to the server that starts; and so long a time tells a pause from a gap between two calls. */
const LOOK_EVERY_MS = 2_000;
/** Calls of an agent that thinks between them are far below, a load of calls is far above. */
const MOST_BUSY = 0.1;

export interface PauseDeps {
  readonly defer?: Defer;
  readonly load?: ThreadLoad;
}

/**
 * Does `work`, which takes the processor from whoever is served, once, after the first two seconds in which this thread had hardly anything to do.
 * Gives what calls it off.
 */
export function inFirstPause(work: () => void, { defer = systemDefer, load = threadLoad() }: PauseDeps = {}): () => void {
  let calledOff = false;
  const look = () => {
    if (calledOff) return;
    if (load() > MOST_BUSY) defer(look, LOOK_EVERY_MS);
    else work();
  };
  defer(look, LOOK_EVERY_MS);
  return () => void (calledOff = true);
}
