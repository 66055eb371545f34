import { TaskLedger } from '../pip/task-ledger.js';
import type { SharedProcess } from '../transport/http/caller.js';

export interface TaskLedgersOptions {
  /** Whoever calls, the tasks are those of one server at a URL. */
  readonly severalAtUrl: boolean;
  /** Monotonic milliseconds. */
  readonly now: () => number;
}

/** Where the tasks of a conversation are kept, asked for each message. Undefined: it has its server alone. */
export interface TaskLedgers {
  of(shared: SharedProcess | undefined): (() => TaskLedger) | undefined;
}

/** Where several conversations use one server, one ledger tells whose its tasks are. A process has one for as long as it lives: of what another gave it knows nothing, under whatever id. */
export function createTaskLedgers({ severalAtUrl, now }: TaskLedgersOptions): TaskLedgers {
  const atUrl = severalAtUrl ? new TaskLedger({ of: 'several', now }) : undefined;
  const ofProcesses = new WeakMap<object, TaskLedger>();
  const ledgerOf = (process: object): TaskLedger => {
    const before = ofProcesses.get(process);
    if (before !== undefined) return before;
    const ledger = new TaskLedger({ of: 'all', now });
    ofProcesses.set(process, ledger);
    return ledger;
  };
  return {
    of: (shared) => {
      if (atUrl !== undefined) return () => atUrl;
      if (shared === undefined) return undefined;
      // Nothing is given while none runs, so that what is kept for that time stays empty.
      return () => ledgerOf(shared.process ?? shared);
    },
  };
}
