import { watch, type FSWatcher } from 'node:fs';
import { dirname, basename } from 'node:path';
import { statIfThere } from '../files/stat-if-there.js';

/** A save is several events; they count once they stop. */
const QUIET_MS = 50;

/** Calls `changed` after a policy, a test or data below the paths changed on disk. Keeps the process alive until it is closed. */
export function watchPaths(paths: readonly string[], changed: () => void): { close(): void } {
  let quiet: NodeJS.Timeout | undefined;
  const watchers: FSWatcher[] = paths.map((path) => {
    const folder = statIfThere(path)?.isDirectory() === true;
    // Of a file the folder is watched: one that is saved by rename is another file each time.
    return watch(folder ? path : dirname(path), { recursive: folder }, (_event, name) => {
      if (name === null || (folder ? /\.(rego|ya?ml|json)$|\.tar\.gz$/.test(name) : name === basename(path))) soon();
    });
  });
  return {
    close() {
      clearTimeout(quiet);
      for (const watcher of watchers) watcher.close();
    },
  };

  function soon(): void {
    clearTimeout(quiet);
    quiet = setTimeout(changed, QUIET_MS);
  }
}
