import type { Approval } from '../approval.js';
import { sectionOf, type LockedServer } from './lock-file.js';

/** What a lock file says of one server, as decisions ask it. */
export function lockedApproval(server: LockedServer): Approval {
  return {
    drift: (kind, name, fingerprint) => {
      const section = server[sectionOf(kind)];
      if (section === undefined) return undefined;
      const entry = section.get(name);
      if (entry === undefined) return 'new';
      return entry.fingerprint === fingerprint ? undefined : 'changed';
    },
    knows: (kind, name) => server[sectionOf(kind)]?.has(name),
    missing: (kind, names) => [...(server[sectionOf(kind)]?.keys() ?? [])].filter((name) => !names.has(name)),
  };
}
