import { UserError } from '../../errors/exit.js';
import { didYouMean } from '../../errors/near-miss.js';
import type { KeptBundle } from './kept-bundles.js';
import type { KeptRevision } from './revision-store.js';

/** Shorter beginnings of a hash name too many. */
const SHORTEST_HASH = 6;

/**
 * Pins an earlier revision: the one that `to` names, else the one that was active before what decides now. Throws a `UserError` where there
 * is none, or where its bytes are damaged.
 */
export function rollBack({ name, revisions }: KeptBundle, to: string | undefined): KeptRevision {
  const kept = revisions.list();
  const target = to === undefined ? beforeNow(kept, revisions.pin.read()) : named(kept, to, name);
  if (target === undefined) throw new UserError(`of bundle \`${name}\` no earlier revision is kept on this machine`);
  if (revisions.read(target.sha256) === undefined)
    throw new UserError(
      `revision ${shownRevision(target)} of bundle \`${name}\` is damaged on disk; another one can be named with \`--to\``,
    );
  revisions.pin.set(target.sha256);
  return target;
}

/** What its manifest states, else the beginning of its hash. */
export function shownRevision({ revision, sha256 }: Pick<KeptRevision, 'revision' | 'sha256'>): string {
  return revision === undefined ? sha256.slice(0, 12) : `\`${revision}\` (${sha256.slice(0, 12)})`;
}

function beforeNow(kept: readonly KeptRevision[], pinned: string | undefined): KeptRevision | undefined {
  const now = pinned === undefined ? 0 : kept.findIndex(({ sha256 }) => sha256 === pinned);
  return kept[now + 1];
}

function named(kept: readonly KeptRevision[], wanted: string, bundle: string): KeptRevision {
  const found = kept.filter(
    ({ sha256, revision }) => revision === wanted || (wanted.length >= SHORTEST_HASH && sha256.startsWith(wanted.replace(/^sha256:/, ''))),
  );
  const [one, second] = found;
  if (one !== undefined && second === undefined) return one;
  if (second !== undefined)
    throw new UserError(`\`${wanted}\` names ${found.length} revisions of bundle \`${bundle}\`: name one by its hash (\`--list\`)`);
  const names = kept.map(({ revision, sha256 }) => revision ?? sha256);
  throw new UserError(
    `of bundle \`${bundle}\` no revision \`${wanted}\` is kept${didYouMean(wanted, names)}; \`--list\` shows those that are`,
  );
}
