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
  const target = to === undefined ? beforeNow(kept, revisions.pin.read(), name) : named(kept, to, name);
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

/** Of a pin whose revision is gone nobody knows what was before it, and the newest is what it holds back. */
function beforeNow(kept: readonly KeptRevision[], pinned: string | undefined, bundle: string): KeptRevision | undefined {
  if (pinned === undefined) return kept[1];
  const now = kept.findIndex(({ sha256 }) => sha256 === pinned);
  if (now !== -1) return kept[now + 1];
  throw new UserError(
    `bundle \`${bundle}\` is pinned to a revision that is not kept, or is damaged (${pinned.slice(0, 12)}); name one with \`--to\`, or take the pin away with \`--clear\``,
  );
}

function named(kept: readonly KeptRevision[], wanted: string, bundle: string): KeptRevision {
  const hash = wanted.replace(/^sha256:/, '');
  const found = kept.filter(({ sha256, revision }) => revision === wanted || (hash.length >= SHORTEST_HASH && sha256.startsWith(hash)));
  const [one, second] = found;
  if (one !== undefined && second === undefined) return one;
  if (second !== undefined)
    throw new UserError(`\`${wanted}\` names ${found.length} revisions of bundle \`${bundle}\`: name one by its hash (\`--list\`)`);
  const names = kept.map(({ revision, sha256 }) => revision ?? sha256);
  throw new UserError(
    `of bundle \`${bundle}\` no revision \`${wanted}\` is kept${didYouMean(wanted, names)}; \`--list\` shows those that are`,
  );
}
