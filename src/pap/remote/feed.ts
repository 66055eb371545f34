import { UserError } from '../../errors/exit.js';
import type { Timers } from '../../telemetry/timers.js';
import { archiveOf, type Archive, type Stated } from './archive.js';
import type { BundleSpec } from './bundle-spec.js';
import type { BundleStatus } from './bundle-status.js';
import type { Download, DownloadOptions } from './download.js';
import { newestArchive, pinnedArchive, whichOne } from './kept-archives.js';
import { createPollLoop } from './poll-loop.js';
import type { RevisionStore } from './revision-store.js';
import type { Random } from './schedule.js';
import { shownUrl } from './shown-url.js';
import { createStatusKeeper, type StatusDeps } from './status-keeper.js';

/**
 * One bundle and where it comes from. It gives the archive that should decide; whoever loads it says what became of it:
 * `activated`, or (by not saying so) that it did not do, and then what was good before is given again.
 */
export interface Feed {
  readonly spec: BundleSpec;
  /** Which file to watch: a pin that comes or goes changes the answer of `archive`. */
  readonly pinFile: string | undefined;
  /** Downloads where there is nothing yet; without a network the last good one. Rejects with a `UserError` where there is none either. */
  archive(): Promise<Archive>;
  activated(archive: Archive, stated: Stated): void;
  /** When the newest was signed of those that decided, in seconds since the epoch. */
  newestSigned(): number | undefined;
  /** Another one decided after it that was signed in the same second. */
  wasReplaced(archive: Archive): boolean;
  /** At a start: what was downloaded cannot be loaded. True where there is an older one to go on with. */
  fallBack(why: string): boolean;
  /** Polls from now on. */
  follow(load: Load): void;
  /** One download now, for a load that the caller makes. */
  refresh(): Promise<Settle>;
  status(): BundleStatus;
  close(): void;
}

/** Loads the policies again, and says why that failed. Never rejects. */
export type Load = () => Promise<Error | undefined>;
/** To be called after a load, with why it failed. */
export type Settle = (error: Error | undefined) => void;

export interface FeedDeps extends StatusDeps {
  readonly download: (options: DownloadOptions) => Promise<Download>;
  /** Absent: nothing is kept. */
  readonly revisions: RevisionStore | undefined;
  readonly noRollback: boolean;
  readonly timers: Timers;
  readonly random: Random;
}

/** A start waits for the server so long, and shorter where there is a bundle to go on with. */
const START_MS = 30_000;
const START_WITH_KEPT_MS = 5_000;

export function createFeed(spec: BundleSpec, deps: FeedDeps): Feed {
  const { revisions, noRollback, log, now } = deps;
  const { name, polling } = spec;
  const status = createStatusKeeper(name, shownUrl(spec.url), deps);
  let latest: Archive | undefined;
  /** Downloaded, and not yet known to be good. */
  let candidate: Archive | undefined;
  let pinned: Archive | undefined;
  let first: Promise<Archive> | undefined;
  let load: Load | undefined;
  let longPolls = polling.longPollMs !== undefined;
  let isHeld = false;
  /** Of this process: nothing may be kept. */
  let newestSigned: number | undefined;
  /** Hashes of those of that second which others replaced. */
  const replaced = new Set<string>();
  let closed = false;
  const isPinned = () => status.current.state === 'pinned';
  const loop = createPollLoop(spec, {
    ...deps,
    poll,
    failures: () => status.current.failures,
    longPolls: () => longPolls && !isPinned(),
    isHeld: () => isHeld,
  });

  return {
    spec,
    pinFile: revisions?.pin.path,
    async archive() {
      pinned = revisions === undefined ? undefined : pinnedArchive(revisions, name, pinned);
      const known = pinned ?? candidate ?? latest;
      if (known !== undefined) return known;
      first ??= firstArchive().finally(() => (first = undefined));
      return first;
    },
    activated,
    newestSigned: newestOfAll,
    wasReplaced({ sha256: hash }) {
      const newest = newestOfAll();
      const [, ...before] = (revisions?.list() ?? []).filter(({ signedAt }) => signedAt === newest);
      return replaced.has(hash) || before.some((each) => each.sha256 === hash);
    },
    fallBack(why) {
      const kept = candidate === undefined || revisions === undefined ? undefined : newestArchive(revisions);
      if (kept === undefined || kept.sha256 === candidate?.sha256) return false;
      candidate = undefined;
      latest = kept;
      status.failed(why);
      log.warn(`bundle \`${name}\` cannot be loaded (${why}): ${whichOne(revisions, kept)}`);
      return true;
    },
    follow(again) {
      load = again;
      loop.start();
    },
    async refresh() {
      let fetched: Fetched | undefined;
      await loop.between(async () => void (fetched = await fetch()));
      return (error) => settle(fetched, error);
    },
    status: () => status.current,
    close() {
      closed = true;
      loop.stop();
    },
  };

  async function firstArchive(): Promise<Archive> {
    const kept = revisions === undefined ? undefined : newestArchive(revisions);
    const headersMs = Math.min(spec.service.headersMs, kept === undefined ? START_MS : START_WITH_KEPT_MS);
    const got = await deps.download({ headersMs, ...(kept?.etag === undefined ? {} : { etag: kept.etag }) });
    if (got.kind === 'bundle') {
      answered(got.longPoll);
      candidate = archiveOf(got.bytes, 'network', got.etag);
      return candidate;
    }
    const why = got.kind === 'failure' ? got.message : 'the server says that it is unchanged, and there is nothing to compare with';
    if (kept === undefined) throw new UserError(`bundle \`${name}\` cannot be downloaded, and none is kept from before: ${why}`);
    latest = kept;
    if (got.kind === 'unchanged') {
      answered(got.longPoll);
    } else {
      status.failed(why);
      log.warn(`bundle \`${name}\` cannot be downloaded (${why}): ${whichOne(revisions, kept)}`);
    }
    return kept;
  }

  function activated(archive: Archive, stated: Stated): void {
    const wasPinned = isPinned();
    if (archive.sha256 === status.current.sha256 && (archive === pinned) === wasPinned) return;
    if (archive !== pinned) {
      noteSigned(archive, stated);
      latest = archive;
      if (candidate?.sha256 === archive.sha256) candidate = undefined;
      // What came from disk was kept when it was activated.
      const problem = archive.from === 'disk' ? undefined : revisions?.keep(archive, stated, now());
      if (problem !== undefined)
        log.warn(
          `bundle \`${name}\` is active, and not kept for a start without network: ${problem}${noRollback ? '; nor is when it was signed: a later start may be given an older one' : ''}`,
        );
    }
    status.activated(archive, stated, archive === pinned);
    // Whatever came while it was pinned is wanted now.
    if (wasPinned && archive !== pinned) loop.hurry();
  }

  function newestOfAll(): number | undefined {
    return newestOf([newestSigned, ...(revisions?.list() ?? []).map(({ signedAt }) => signedAt)]);
  }

  /** Of one that decides from now on, before it stands as the latest. */
  function noteSigned({ sha256: hash }: Archive, { signedAt }: Stated): void {
    if (signedAt === undefined || signedAt !== newestSigned) replaced.clear();
    else if (latest !== undefined) replaced.add(latest.sha256);
    replaced.delete(hash);
    newestSigned = newestOf([newestSigned, signedAt]);
  }

  async function poll(): Promise<void> {
    const fetched = await fetch(longPolls ? polling.longPollMs : undefined);
    settle(fetched, fetched === undefined ? undefined : await load?.());
  }

  /** A new candidate, if there is one. `waitMs`: the server may take its time. What is pinned is not asked for. */
  async function fetch(waitMs?: number): Promise<Fetched | undefined> {
    if (isPinned()) return undefined;
    const etag = latest?.etag;
    isHeld = waitMs !== undefined;
    const got = await deps.download({ ...(etag === undefined ? {} : { etag }), ...(waitMs === undefined ? {} : { waitMs }) });
    isHeld = false;
    if (closed) return undefined;
    if (got.kind === 'failure') status.failed(got.message);
    if (got.kind === 'unchanged') answered(got.longPoll);
    if (got.kind !== 'bundle') return undefined;
    const archive = archiveOf(got.bytes, 'network', got.etag);
    if (archive.sha256 === latest?.sha256) {
      latest = archive;
      answered(got.longPoll);
      return undefined;
    }
    candidate = archive;
    return { archive, longPoll: got.longPoll };
  }

  function settle(fetched: Fetched | undefined, error: Error | undefined): void {
    if (fetched === undefined || closed) return;
    if (candidate !== fetched.archive) return answered(fetched.longPoll);
    // What is asked for again has no tag: a failure may have been one of ours.
    candidate = undefined;
    latest = latest === undefined ? undefined : withoutEtag(latest);
    // A load that failed before in the same way says nothing new.
    status.failed(error?.message ?? status.current.lastError ?? 'the new bundle cannot be loaded');
  }

  function answered(longPoll: boolean): void {
    longPolls = longPoll && polling.longPollMs !== undefined;
    status.succeeded();
  }
}

/** Downloaded, and not loaded yet. */
interface Fetched {
  readonly archive: Archive;
  readonly longPoll: boolean;
}

function newestOf(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

function withoutEtag({ etag: _etag, ...archive }: Archive): Archive {
  return archive;
}
