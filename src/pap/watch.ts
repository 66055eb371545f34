import { dirname, basename, join } from 'node:path';
import type { PolicySource } from './policy-source.js';
import { concerns, watchPlaces, type WatchPlaces } from './watch-places.js';

export interface Watch {
  close(): Promise<void>;
}

/** A save is several events (truncate, write, rename, chmod): the change counts once they stop … */
const QUIET_MS = 30;
/** … or at the latest after this, when a folder is written without end. */
const LATEST_MS = 300;
/** While a policy is missing its folder may be gone as well, and nothing can be watched: look again. */
const MISSING_MS = 250;

export function isWatchable(source: PolicySource): boolean {
  return source.kind !== 'profile';
}

/**
 * Calls `changed` after whatever a source names may have changed on disk: saves in place and by rename, links that point
 * elsewhere, removed and made again. It says so once too often rather than once too little: the caller compares contents.
 */
export async function watchSources(sources: readonly PolicySource[], changed: () => void, failed: (cause: Error) => void): Promise<Watch> {
  const { watch } = await import('chokidar');
  let places: WatchPlaces = watchPlaces(sources);
  let firstEvent: number | undefined;
  let quiet: NodeJS.Timeout | undefined;
  let missing: NodeJS.Timeout | undefined;
  let closed = false;

  const watcher = watch([...places.folders.keys()], {
    ignoreInitial: true,
    // Links are places of their own here, and a policy's neighbours are nobody's business.
    followSymlinks: false,
    depth: 0,
    atomic: false,
    ignored: (path) => !places.folders.has(path) && !concerns(places, dirname(path), basename(path)),
  });
  watcher.on('all', (_event, path) => seen(dirname(path), basename(path)));
  // The name diff behind `all` misses a folder or a link that was replaced by one of the same name.
  watcher.on('raw', (_event, name, details: unknown) => {
    const watched = (details as { watchedPath?: string }).watchedPath;
    if (watched === undefined) return;
    if (places.folders.has(watched)) seen(watched, name ?? '');
    else seen(dirname(watched), basename(watched));
  });
  watcher.on('error', (cause) => failed(cause instanceof Error ? cause : new Error(String(cause))));
  await new Promise<void>((ready) => watcher.once('ready', ready));
  lookForMissing();

  return {
    close: async () => {
      closed = true;
      clearTimeout(quiet);
      clearTimeout(missing);
      await watcher.close();
    },
  };

  function seen(folder: string, name: string): void {
    if (closed || (!concerns(places, folder, name) && !places.folders.has(join(folder, name)))) return;
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
    const before = places;
    places = watchPlaces(sources);
    const gone = [...before.folders.keys()].filter((folder) => !places.folders.has(folder));
    if (gone.length > 0) watcher.unwatch(gone);
    watcher.add([...places.folders.keys()]);
    lookForMissing();
  }

  function lookForMissing(): void {
    clearTimeout(missing);
    if (closed || !places.missing) return;
    missing = setTimeout(() => {
      if (watchPlaces(sources).missing) lookForMissing();
      else settled();
    }, MISSING_MS);
    missing.unref();
  }
}
