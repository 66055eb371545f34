import { readlinkSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, sep } from 'node:path';

/** The two questions that path resolution asks of the file system. Both throw with a `code`, as node:fs does. */
export interface PathFs {
  realpath(path: string): string;
  readlink(path: string): string;
}

export const nodePathFs: PathFs = { realpath: (path) => realpathSync.native(path), readlink: (path) => readlinkSync(path) };

/** As the Linux kernel's limit (path_resolution(7)); beyond it the kernel answers ELOOP. */
const MAX_SYMLINKS = 40;

/**
 * Where an absolute path leads once symlinks are followed, whether or not its end exists: `..` leaves the directory that a
 * link led to, a dangling link counts as its target (a write would create that), and what does not exist is taken as written.
 * Undefined where nobody can tell: a loop, or a directory we may not read.
 */
export function physicalPath(path: string, fs: PathFs): string | undefined {
  try {
    return fs.realpath(path);
  } catch (error) {
    return isMissing(error) ? walk(path, fs) : undefined;
  }
}

/** Segment by segment: only for paths whose end does not exist, which realpath(3) cannot answer. */
function walk(path: string, fs: PathFs): string | undefined {
  const { root, segments } = split(path);
  let current = root;
  let links = 0;
  for (let segment = segments.pop(); segment !== undefined; segment = segments.pop()) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') {
      current = dirname(current);
      continue;
    }
    const next = join(current, segment);
    const target = readLink(next, fs);
    if (target === 'unknown') return undefined;
    if (target === undefined) {
      current = next;
      continue;
    }
    if (++links > MAX_SYMLINKS) return undefined;
    const onwards = split(target.path);
    if (isAbsolute(target.path)) current = onwards.root;
    segments.push(...onwards.segments);
  }
  return current;
}

/** The segments are reversed, so that the next one is taken from the end. */
function split(path: string): { root: string; segments: string[] } {
  const root = isAbsolute(path) ? (/^[A-Za-z]:[\\/]/.exec(path)?.[0] ?? sep) : '';
  const rest = path.slice(root.length);
  return { root, segments: (sep === '/' ? rest.split('/') : rest.split(/[\\/]/)).toReversed() };
}

function readLink(path: string, fs: PathFs): { path: string } | undefined | 'unknown' {
  try {
    return { path: fs.readlink(path) };
  } catch (error) {
    // EINVAL: it exists and is no link. UNKNOWN: the same, on Windows.
    const code = codeOf(error);
    return isMissing(error) || code === 'EINVAL' || code === 'UNKNOWN' ? undefined : 'unknown';
  }
}

function isMissing(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
