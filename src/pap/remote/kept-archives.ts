import { UserError } from '../../errors/exit.js';
import type { Archive } from './archive.js';
import type { RevisionStore } from './revision-store.js';

/** The revision that is pinned, if one is. Throws a `UserError` where it is not there: the newest bundle must not slip in instead. */
export function pinnedArchive(revisions: RevisionStore, bundle: string, known: Archive | undefined): Archive | undefined {
  const hash = revisions.pin.read();
  if (hash === undefined) return undefined;
  if (known?.sha256 === hash) return known;
  const found = revisions.read(hash);
  if (found !== undefined) return found;
  throw new UserError(
    `bundle \`${bundle}\` is pinned to a revision that is not kept, or is damaged (${hash.slice(0, 12)}); \`agentmesh policy rollback --clear\` takes the pin away`,
  );
}

/** The one that was activated last, of those that are whole. */
export function newestArchive(revisions: RevisionStore): Archive | undefined {
  for (const { sha256 } of revisions.list()) {
    const archive = revisions.read(sha256);
    if (archive !== undefined) return archive;
  }
  return undefined;
}

/** "the one that was active at …, revision …", for a warning that it decides instead of a newer one. */
export function whichOne(revisions: RevisionStore | undefined, { sha256 }: Archive): string {
  const kept = revisions?.list().find((each) => each.sha256 === sha256);
  const since = kept === undefined ? 'some time' : new Date(kept.activated).toISOString();
  return `the one that was active at ${since} decides, revision ${kept?.revision ?? sha256.slice(0, 12)}`;
}
