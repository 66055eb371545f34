/** NAME_MAX of the file systems in use. */
const LONGEST_NAME = 255;
/** Segments that lead nowhere; whoever writes a path writes one of them. */
const MOST_IDLE = 24;

/**
 * Whether a path is filled up to where a reader cuts it, or so far that a filter gives up: by a name that is longer than any file has one, or by
 * `./` over and over.
 */
export function isPadded(path: string): boolean {
  if (path.length <= 2 * MOST_IDLE) return false;
  let idle = 0;
  for (const segment of path.split(/[/\\]/)) {
    if (segment.length > LONGEST_NAME) return true;
    if (segment === '.' && ++idle > MOST_IDLE) return true;
  }
  return false;
}
