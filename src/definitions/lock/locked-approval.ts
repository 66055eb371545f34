import type { Approval } from '../approval.js';
import { leadsTo } from '../leads-to.js';
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
    leadsTo: (uri) =>
      server.resources === undefined || server.resourceTemplates === undefined
        ? undefined
        : [...server.resourceTemplates.keys()].some((template) => leadsTo(template, uri)),
    missing: (kind, names) => [...(server[sectionOf(kind)]?.keys() ?? [])].filter((name) => !names.has(name)),
  };
}
