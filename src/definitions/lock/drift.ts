import type { Drift } from '../../pdp/input-document.js';
import { SECTION_NAMES, type LockEntry, type LockedServer, type Section } from './lock-file.js';

/** One definition that is not as it was approved. */
export interface Drifted {
  readonly section: Section;
  readonly name: string;
  readonly drift: Drift;
  readonly before: LockEntry | undefined;
  readonly after: LockEntry | undefined;
}

/** Where a server differs from what was approved, in the order of the file. Sections that nobody approves are left out. */
export function driftOf(approved: LockedServer, now: LockedServer): readonly Drifted[] {
  return SECTION_NAMES.flatMap((section) => {
    const [before, after] = [approved[section], now[section]];
    if (before === undefined) return [];
    const names = [...new Set([...before.keys(), ...(after?.keys() ?? [])])].toSorted();
    return names.flatMap((name): readonly Drifted[] => {
      const [was, is] = [before.get(name), after?.get(name)];
      if (was?.fingerprint === is?.fingerprint) return [];
      const drift = was === undefined ? 'new' : is === undefined ? 'removed' : 'changed';
      return [{ section, name, drift, before: was, after: is }];
    });
  });
}

/** What was approved with these differences taken over. */
export function approve(approved: LockedServer, accepted: readonly Drifted[]): LockedServer {
  const sections = Object.entries(approved) as readonly (readonly [Section, ReadonlyMap<string, LockEntry>])[];
  return Object.fromEntries(
    sections.map(([section, entries]) => {
      const changed = new Map(entries);
      for (const { name, after } of accepted.filter((each) => each.section === section)) {
        if (after === undefined) changed.delete(name);
        else changed.set(name, after);
      }
      return [section, changed];
    }),
  );
}
