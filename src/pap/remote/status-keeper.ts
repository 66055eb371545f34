import { isTold, type Log } from '../../telemetry/log.js';
import type { Archive, Stated } from './archive.js';
import type { BundleStatus } from './bundle-status.js';

/** How one bundle stands, told when it begins to fail and when it is well again. */
export interface StatusKeeper {
  readonly current: BundleStatus;
  /** An answer of the server, or a new bundle that is active. */
  succeeded(): void;
  failed(why: string): void;
  activated(archive: Archive, stated: Stated, isPinned: boolean): void;
}

export interface StatusDeps {
  /** Wall time, milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: Log;
  /** After every change. */
  readonly onStatus: (status: BundleStatus) => void;
}

export function createStatusKeeper(name: string, url: string, { now, log, onStatus }: StatusDeps): StatusKeeper {
  let status: BundleStatus = { name, url, state: 'waiting', failures: 0 };
  return {
    get current() {
      return status;
    },
    succeeded() {
      const { lastError, ...rest } = status;
      if (status.failures > 0) log.info(`bundle \`${name}\` is well again`, { url, after: lastError });
      change({ ...rest, failures: 0, state: status.state === 'failing' ? 'ok' : status.state, lastSuccess: now() });
    },
    failed(why) {
      const decides = status.sha256 !== undefined;
      change({ ...status, state: status.state === 'pinned' ? 'pinned' : 'failing', failures: status.failures + 1, lastError: why });
      // At a start it is told with what decides instead.
      if (decides && isTold(status.failures))
        log.warn(`bundle \`${name}\`: ${why}; the last good one stays active`, { url, failures: status.failures });
    },
    activated({ from, sha256 }, { revision }, isPinned) {
      const { revision: _before, ...rest } = status;
      const state = isPinned ? 'pinned' : status.failures > 0 ? 'failing' : 'ok';
      change({ ...rest, state, from, sha256, ...(revision === undefined ? {} : { revision }), lastActivation: now() });
    },
  };

  function change(next: BundleStatus): void {
    status = next;
    onStatus(status);
  }
}
