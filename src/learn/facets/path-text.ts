/** Paths as text, of either system: nothing here asks a file system, the log may come from another machine. */

export function isAbsolutePath(path: string): boolean {
  return path.startsWith('/') || isWindows(path);
}

/** One spelling a path: no `.`, no `..`, no doubled separators. */
export function canonical(path: string): string {
  return spelled(path, segmentsOf(path));
}

export function parentOf(path: string): string {
  return spelled(path, segmentsOf(path).slice(0, -1));
}

/** The names between the separators. */
export function segmentsOf(path: string): string[] {
  const segments: string[] = [];
  for (const part of path.split(isWindows(path) ? /[\\/]/ : '/')) {
    if (part === '..') segments.pop();
    else if (part !== '' && part !== '.') segments.push(part);
  }
  return segments;
}

/** By whole segments, as `path_starts_with` compares. */
export function isBelow(path: string, root: string): boolean {
  const inner = segmentsOf(path);
  return segmentsOf(root).every((segment, index) => inner[index] === segment);
}

/** Too wide to be learned from a file in it: the root, its direct folders (`/tmp`, `/etc`), drives and home directories. */
export function isTooWide(root: string): boolean {
  const segments = segmentsOf(root);
  const [first = '', second = ''] = segments;
  if (isWindows(root)) return segments.length < 3 || (second.toLowerCase() === 'users' && segments.length < 4);
  return segments.length < 2 || (['home', 'Users'].includes(first) && segments.length < 3);
}

/** `report.txt`, not `documents` and not `.config`. */
export function looksLikeFile(path: string): boolean {
  return /[^/\\]\.[A-Za-z0-9]{1,8}$/.test(path);
}

function isWindows(path: string): boolean {
  return /^[A-Za-z]:([\\/]|$)|^\\\\/.test(path);
}

function spelled(like: string, segments: readonly string[]): string {
  if (!isWindows(like)) return `/${segments.join('/')}`;
  return `${like.startsWith('\\\\') ? '\\\\' : ''}${segments.join('\\')}${segments.length === 1 && !like.startsWith('\\\\') ? '\\' : ''}`;
}
