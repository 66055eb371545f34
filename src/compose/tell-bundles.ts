import { statusRecord, type BundleStatus } from '../pap/remote/bundle-status.js';
import type { RecordEvent } from './lifecycle.js';

/** Records how bundles stand when that changes: another archive decides, or downloads begin to fail, or go on. Each poll would fill the log. */
export function bundleTeller(
  record: RecordEvent,
  known: readonly BundleStatus[],
  mark: { readonly shadow?: true },
): (status: BundleStatus) => void {
  const last = new Map(known.map((status) => [status.name, summary(status)]));
  return (status) => {
    if (last.get(status.name) === summary(status)) return;
    last.set(status.name, summary(status));
    record('ai.agentmesh.bundle.status', { ...mark, ...statusRecord(status) });
  };
}

function summary({ state, sha256 }: BundleStatus): string {
  return `${state} ${sha256 ?? ''}`;
}
