import { UserError } from '../../errors/exit.js';
import type { Timers } from '../../telemetry/timers.js';
import { isTold, type Log } from '../../telemetry/log.js';
import { archiveOf, type Archive } from './archive.js';
import type { BundleSpec } from './bundle-spec.js';
import type { BundleStatus } from './bundle-status.js';
import type { Download, DownloadOptions } from './download.js';
import type { RevisionStore } from './revision-store.js';
import { pollDelay, retryDelay, type Random } from './schedule.js';
import { shownUrl } from './shown-url.js';

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
  activated(archive: Archive): void;
  /** At a start: what was downloaded cannot be loaded. True where there is an older one to go on with. */
  fallBack(why: string): boolean;
  /** Polls from now on. `changed` loads the policies again and says why that failed. */
  follow(changed: () => Promise<Error | undefined>): void;
  /** One download now, for a load that the caller makes: it says what became of it. */
  refresh(): Promise<Settle>;
  status(): BundleStatus;
  close(): void;
}

/** To be called after a load, with why it failed. */
export type Settle = (error: Error | undefined) => void;

export interface FeedDeps {
  readonly download: (options: DownloadOptions) => Promise<Download>;
  /** Absent: nothing is kept. */
  readonly revisions: RevisionStore | undefined;
  readonly timers: Timers;
  readonly random: Random;
  /** Wall time, milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: Log;
  /** After every change of it. */
  readonly onStatus: (status: BundleStatus) => void;
}

/** A start waits for the server so long, and shorter where there is a bundle to go on with. */
const START_MS = 30_000;
const START_WITH_KEPT_MS = 5_000;

export function createFeed(spec: BundleSpec, deps: FeedDeps): Feed {
  const { revisions, log, now } = deps;
  const { name, polling } = spec;
  let latest: Archive | undefined;
  /** Downloaded, and not yet known to be good. */
  let candidate: Archive | undefined;
  let pinned: Archive | undefined;
  /** What decides. */
  let active: Archive | undefined;
  let first: Promise<Archive> | undefined;
  let polls: Promise<void> | undefined;
  let changed: (() => Promise<Error | undefined>) | undefined;
  let cancel = () => {};
  let longPolls = polling.longPollMs !== undefined;
  /** For a server that answers when it has something new. */
  let waiting = false;
  let closed = false;
  let status: BundleStatus = { name, url: shownUrl(spec.url), state: 'waiting', failures: 0 };

  return {
    spec,
    pinFile: revisions?.pin.path,
    async archive() {
      pinned = pinnedArchive();
      if (pinned !== undefined) return pinned;
      if (candidate !== undefined) return candidate;
      if (latest !== undefined) return latest;
      first ??= firstArchive().finally(() => (first = undefined));
      return first;
    },
    activated,
    fallBack(why) {
      const kept = candidate === undefined ? undefined : keptArchive();
      if (kept === undefined || kept.sha256 === candidate?.sha256) return false;
      candidate = undefined;
      latest = kept;
      failed(why);
      sayKept(kept, 'cannot be loaded');
      return true;
    },
    follow(load) {
      changed = load;
      schedule(delay());
    },
    async refresh() {
      // A server that holds our request would answer it now, if it had something new; what another poll brings is loaded by itself.
      if (polls !== undefined) {
        if (!waiting) await polls;
        return () => undefined;
      }
      let end = () => {};
      polls = new Promise((resolve) => (end = resolve));
      const fetched = await fetch(false);
      return (error) => {
        settle(fetched, error);
        polls = undefined;
        end();
      };
    },
    status: () => status,
    close() {
      closed = true;
      cancel();
    },
  };

  function pinnedArchive(): Archive | undefined {
    const hash = revisions?.pin.read();
    if (hash === undefined) return undefined;
    if (pinned?.sha256 === hash) return pinned;
    const found = revisions?.read(hash);
    if (found !== undefined) return found;
    throw new UserError(
      `bundle \`${name}\` is pinned to a revision that is not kept, or is damaged (${hash.slice(0, 12)}); \`agentmesh policy rollback --clear\` takes the pin away`,
    );
  }

  function keptArchive(): Archive | undefined {
    for (const { sha256 } of revisions?.list() ?? []) {
      const archive = revisions?.read(sha256);
      if (archive !== undefined) return archive;
    }
    return undefined;
  }

  async function firstArchive(): Promise<Archive> {
    const kept = keptArchive();
    const headersMs = Math.min(spec.service.headersMs, kept === undefined ? START_MS : START_WITH_KEPT_MS);
    const got = await deps.download({ headersMs, ...(kept?.etag === undefined ? {} : { etag: kept.etag }) });
    if (got.kind === 'bundle') {
      succeeded(got.longPoll);
      candidate = archiveOf(got.bytes, 'network', got.etag);
      return candidate;
    }
    const why = got.kind === 'failure' ? got.message : 'the server says that it is unchanged, and there is nothing to compare with';
    if (kept === undefined) throw new UserError(`bundle \`${name}\` cannot be downloaded, and none is kept from before: ${why}`);
    latest = kept;
    if (got.kind === 'unchanged') {
      succeeded(got.longPoll);
    } else {
      failed(why);
      sayKept(kept, 'cannot be downloaded');
    }
    return kept;
  }

  function sayKept({ sha256, revision }: Archive, what: string): void {
    const since = revisions?.list().find((kept) => kept.sha256 === sha256)?.activated ?? now();
    log.warn(
      `bundle \`${name}\` ${what} (${status.lastError ?? ''}): the one that was active at ${new Date(since).toISOString()} decides, revision ${revision ?? sha256.slice(0, 12)}`,
    );
  }

  function activated(archive: Archive): void {
    if (archive.sha256 === active?.sha256 && (archive === pinned) === (status.state === 'pinned')) return;
    active = archive;
    if (archive !== pinned) {
      latest = archive;
      if (candidate?.sha256 === archive.sha256) candidate = undefined;
      keep(archive);
    }
    const { from, sha256, revision } = archive;
    const { revision: _before, ...rest } = status;
    const wasPinned = status.state === 'pinned';
    const state = archive === pinned ? 'pinned' : status.failures > 0 ? 'failing' : 'ok';
    change({ ...rest, state, from, sha256, ...(revision === undefined ? {} : { revision }), lastActivation: now() });
    // Whatever came while it was pinned is wanted now.
    if (wasPinned && state !== 'pinned') schedule(0);
  }

  /** A bundle that came from disk was kept when it was activated. */
  function keep(archive: Archive): void {
    const problem = archive.from === 'disk' ? undefined : revisions?.keep(archive, now());
    if (problem !== undefined) log.warn(`bundle \`${name}\` is active, and not kept for a start without network: ${problem}`);
  }

  function schedule(ms: number): void {
    cancel();
    if (closed || spec.trigger === 'manual' || changed === undefined) return;
    cancel = deps.timers.after(ms, () => {
      polls ??= poll().finally(() => (polls = undefined));
      void polls.then(() => schedule(delay()));
    });
  }

  function delay(): number {
    if (status.failures > 0) return retryDelay(status.failures, polling.maxMs, deps.random);
    return longPolls && status.state !== 'pinned' ? 0 : pollDelay(polling, deps.random);
  }

  async function poll(): Promise<void> {
    const fetched = await fetch(true);
    settle(fetched, fetched === undefined ? undefined : await changed?.());
  }

  /** A new candidate, if there is one. `wait`: the server may take its time. What is pinned is not asked for. */
  async function fetch(wait: boolean): Promise<Fetched | undefined> {
    if (status.state === 'pinned') return undefined;
    const etag = latest?.etag;
    const waitMs = wait && longPolls ? polling.longPollMs : undefined;
    waiting = waitMs !== undefined;
    const got = await deps.download({ ...(etag === undefined ? {} : { etag }), ...(waitMs === undefined ? {} : { waitMs }) });
    waiting = false;
    if (closed) return undefined;
    if (got.kind === 'failure') failed(got.message);
    if (got.kind === 'unchanged') succeeded(got.longPoll);
    if (got.kind !== 'bundle') return undefined;
    const archive = archiveOf(got.bytes, 'network', got.etag);
    if (archive.sha256 !== latest?.sha256) {
      candidate = archive;
      return { archive, longPoll: got.longPoll };
    }
    latest = archive;
    succeeded(got.longPoll);
    return undefined;
  }

  function settle(fetched: Fetched | undefined, error: Error | undefined): void {
    if (fetched === undefined || closed) return;
    if (candidate !== fetched.archive) return succeeded(fetched.longPoll);
    // What is asked for again has no tag: a failure may have been one of ours.
    candidate = undefined;
    latest = latest === undefined ? undefined : withoutEtag(latest);
    failed(error?.message ?? 'the new bundle was refused before, and is the same');
  }

  function succeeded(longPoll: boolean): void {
    longPolls = longPoll && polling.longPollMs !== undefined;
    const { lastError, ...rest } = status;
    if (status.failures > 0) log.info(`bundle \`${name}\` is well again`, { url: status.url, after: lastError });
    change({ ...rest, failures: 0, state: status.state === 'failing' ? 'ok' : status.state, lastSuccess: now() });
  }

  function failed(why: string): void {
    change({ ...status, state: status.state === 'pinned' ? 'pinned' : 'failing', failures: status.failures + 1, lastError: why });
    if (active !== undefined && isTold(status.failures))
      log.warn(`bundle \`${name}\`: ${why}; the last good one stays active`, { url: status.url, failures: status.failures });
  }

  function change(next: BundleStatus): void {
    status = next;
    deps.onStatus(status);
  }
}

/** Downloaded, and not loaded yet. */
interface Fetched {
  readonly archive: Archive;
  readonly longPoll: boolean;
}

function withoutEtag({ etag: _etag, ...archive }: Archive): Archive {
  return archive;
}
