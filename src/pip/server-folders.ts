import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tildeFolder } from './tilde-folder.js';

/** A server is given a few; each is one more place where a relative path may start. */
const MAX_FOLDERS = 16;

/**
 * The folders that a server's command names (`/srv/docs`, `--root=docs`, `~/notes`). The filesystem server starts relative paths at
 * its first one and not in its working directory, `uv --directory` changes that directory itself.
 */
export function serverFolders(args: readonly string[], cwd: string, home = tildeFolder()): readonly string[] {
  const named = args.flatMap((arg) => (arg.startsWith('-') ? arg.split('=').slice(1) : [arg]));
  const places = named.map((name) => resolve(cwd, name === '~' || name.startsWith('~/') ? join(home, name.slice(1)) : name));
  return [...new Set(places.filter((place) => isFolder(place)))].slice(0, MAX_FOLDERS);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}
