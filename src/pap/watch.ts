import { type FSWatcher, statSync, watch as watchFolder } from 'node:fs';
import { basename, join } from 'node:path';
import type { PolicySource } from './source/policy-source.js';
import { concerns, watchPlaces, type WatchPlaces } from './watch-places.js';

export interface Watch {
  /** What policies extend may be other files now. They are looked at once more: a save before they were watched was not seen. */
  refresh(): void;
  close(): void;
}

/** A save is several events (truncate, write, rename, chmod): the change counts once they stop … */
const QUIET_MS = 30;
/** … or at the latest after this, when a folder is written without end. */
const LATEST_MS = 300;
/** Network and container file systems send no events at all: look at the dates now and then. */
const POLL_MS = 3_000;
/**
 * Where others write all the time (our own log, say) every write would wake us. After so many events that concern nobody a folder is left alone for
 * as long as this; then the dates say whether something was missed, as they do every few seconds.
 */
const [MOST_IGNORED, REST_MS] = [32, 100];

export function isWatchable(source: PolicySource): boolean {
  return 'path' in source;
}

/**
 * Calls `changed` after whatever a source names may have changed on disk: saves in place and by rename, links that point
 * elsewhere, removed and made again. It says so once too often rather than once too little: the caller compares contents.
 * Folders are watched, never files: a file that is saved by rename is another file each time. Does not keep the process alive.
 */
export function watchSources(sources: readonly PolicySource[], changed: () => void, extended: () => readonly string[] = () => []): Watch {
  const watched = new Map<string, { watcher: FSWatcher; id: string; ignored: number }>();
  const resting = new Set<string>();
  let places: WatchPlaces = { folders: new Map() };
  let dates = '';
  let firstEvent: number | undefined;
  let quiet: NodeJS.Timeout | undefined;
  let closed = false;
  follow();
  const poll = setInterval(look, POLL_MS);
  poll.unref();

  return {
    refresh() {
      // By a reload that still runs.
      if (closed) return;
      follow();
      soon();
    },
    close() {
      closed = true;
      clearTimeout(quiet);
      clearInterval(poll);
      for (const { watcher } of watched.values()) watcher.close();
      watched.clear();
    },
  };

  function seen(folder: string, name: string | null): void {
    // Without a name it may be anything; the folder's own name is said when the folder itself went.
    if (name !== null && name !== basename(folder) && !concerns(places, folder, name)) ignore(folder);
    else soon();
  }

  function ignore(folder: string): void {
    const entry = watched.get(folder);
    // Of the files of a policy folder there are no dates.
    if (entry === undefined || ++entry.ignored < MOST_IGNORED || places.folders.get(folder)?.tree !== false) return;
    entry.watcher.close();
    watched.delete(folder);
    resting.add(folder);
    setTimeout(() => {
      resting.delete(folder);
      if (closed) return;
      if (places.folders.has(folder)) add(folder);
      look();
    }, REST_MS).unref();
  }

  /** At the dates. What they tell may be half of a save. */
  function look(): void {
    if (datesOf(places) !== dates) soon();
  }

  function soon(): void {
    firstEvent ??= performance.now();
    clearTimeout(quiet);
    const left = LATEST_MS - (performance.now() - firstEvent);
    quiet = setTimeout(settled, Math.max(0, Math.min(QUIET_MS, left)));
  }

  function settled(): void {
    firstEvent = undefined;
    follow();
    changed();
  }

  /** Links point elsewhere, folders came and went: watch what is there now. */
  function follow(): void {
    places = watchPlaces(sources, extended());
    dates = datesOf(places);
    for (const [folder, { watcher, id }] of watched) {
      if (places.folders.has(folder) && id === identityOf(folder)) continue;
      watcher.close();
      watched.delete(folder);
    }
    for (const folder of places.folders.keys()) {
      if (!watched.has(folder) && !resting.has(folder)) add(folder);
    }
  }

  function add(folder: string): void {
    try {
      const watcher = watchFolder(folder, { persistent: false }, (_event, name) => seen(folder, name));
      // It went away, or may not be watched: the folder above sees it come back, and the dates tell the rest.
      watcher.on('error', () => watcher.close());
      watched.set(folder, { watcher, id: identityOf(folder), ignored: 0 });
    } catch {
      return;
    }
  }
}

/** Which folder stands there: another one of the same name is another one. */
function identityOf(folder: string): string {
  const stat = safeStat(folder);
  return stat === undefined ? '' : `${stat.dev}:${stat.ino}`;
}

function datesOf(places: WatchPlaces): string {
  const paths = [...places.folders].flatMap(([folder, { names, tree }]) => [
    ...(tree ? [folder] : []),
    ...[...names].map((name) => join(folder, name)),
  ]);
  // Of folders above only the identity counts: their dates change with every neighbour.
  const above = new Set([...places.folders].filter(([, { tree }]) => !tree).map(([folder]) => folder));
  return paths
    .map((path) => {
      if (above.has(path)) return identityOf(path);
      const stat = safeStat(path);
      // The last one is the system's own: copies keep the date of the original.
      return stat === undefined ? '' : `${stat.dev}:${stat.ino}:${stat.mtimeMs}:${stat.size}:${stat.ctimeMs}`;
    })
    .join('\n');
}

function safeStat(path: string): ReturnType<typeof statSync> {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
