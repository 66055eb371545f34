import { lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, sep } from 'node:path';
import { errorCode } from '../errors/error-code.js';

/**
 * What path resolution asks of the file system. What does not exist is an answer, not an error, because an error costs more than
 * the question; what cannot be told (EACCES, ELOOP) throws with a `code`, as node:fs does.
 */
export interface PathFs {
  /** Undefined where the path, or what a link on its way names, does not exist. */
  realpath(path: string): string | undefined;
  look(path: string): Seen;
}

export type Seen = 'nothing' | 'no link' | { readonly target: string };

export const nodePathFs: PathFs = {
  realpath: createRealpath(),
  look: (path) => {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return 'nothing';
    return stats.isSymbolicLink() ? { target: readlinkSync(path) } : 'no link';
  },
};

/**
 * What lies beside the last path that existed exists as a rule, and there looking first takes as long as the question itself; elsewhere what does
 * not exist is told for a tenth by looking.
 */
function createRealpath(): PathFs['realpath'] {
  /** Where that path lay, its separator included. */
  let folder = '';
  return (path) => {
    const likely = folder !== '' && path.startsWith(folder) && !path.includes(sep, folder.length);
    if (!likely && statSync(path, { throwIfNoEntry: false }) === undefined) return undefined;
    const found = likely ? tryRealpath(path) : realpathSync.native(path);
    folder = found === undefined ? '' : path.slice(0, path.lastIndexOf(sep) + 1);
    return found;
  };
}

function tryRealpath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch (error) {
    // What exists and has no path (`/proc/self/fd/3`, whose file was deleted) leads where nobody can tell: its link only looks like one.
    if (errorCode(error) === 'ENOENT' && statSync(path, { throwIfNoEntry: false }) === undefined) return undefined;
    throw error;
  }
}

/** As the Linux kernel's limit (path_resolution(7)); beyond it the kernel answers ELOOP. */
const MAX_SYMLINKS = 40;

/**
 * Where an absolute path leads once symlinks are followed, whether or not its end exists: `..` leaves the directory that a
 * link led to, a dangling link counts as its target (a write would create that), and what does not exist is taken as written.
 * Undefined where nobody can tell: a loop, or a directory we may not read.
 */
export function physicalPath(path: string, fs: PathFs): string | undefined {
  try {
    return realpath(path, fs) ?? walk(path, fs);
  } catch {
    return undefined;
  }
}

/** ENOTDIR: a file is used as a folder, so what is below it does not exist. */
function realpath(path: string, fs: PathFs): string | undefined {
  try {
    return fs.realpath(path);
  } catch (error) {
    if (errorCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Segment by segment, for paths whose end does not exist. Below what does not exist nobody is asked. */
function walk(path: string, fs: PathFs): string | undefined {
  const { root, segments } = split(path);
  let current = root;
  let links = 0;
  /** Segments of `current` below the deepest folder that exists. */
  let missing = 0;
  for (let segment = segments.pop(); segment !== undefined; segment = segments.pop()) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') {
      current = dirname(current);
      missing = Math.max(0, missing - 1);
      continue;
    }
    const next = join(current, segment);
    const seen = missing > 0 ? 'nothing' : look(next, fs);
    if (typeof seen === 'string') {
      // Where letter case does not matter, the folder's own spelling is the one that prefixes have.
      current = seen === 'nothing' && missing === 0 ? join(fs.realpath(current) ?? current, segment) : next;
      if (seen === 'nothing') missing++;
      continue;
    }
    if (++links > MAX_SYMLINKS) return undefined;
    const onwards = split(seen.target);
    if (isAbsolute(seen.target)) current = onwards.root;
    segments.push(...onwards.segments);
  }
  return current;
}

function look(path: string, fs: PathFs): Seen {
  try {
    return fs.look(path);
  } catch (error) {
    if (errorCode(error) === 'ENOTDIR') return 'nothing';
    throw error;
  }
}

/** The segments are reversed, so that the next one is taken from the end. */
function split(path: string): { root: string; segments: string[] } {
  const root = isAbsolute(path) ? (/^[A-Za-z]:[\\/]/.exec(path)?.[0] ?? sep) : '';
  const rest = path.slice(root.length);
  return { root, segments: (sep === '/' ? rest.split('/') : rest.split(/[\\/]/)).toReversed() };
}
