export interface Climb {
  /** How many levels it rises above where it starts; 0 for an absolute path whose `..` only leads nowhere. */
  readonly levels: number;
  readonly absolute: boolean;
  /** An absolute path with more `..` than segments to take back. */
  readonly aboveRoot: boolean;
  /** Some segment is what a filter leaves of `..`, not `..` itself. */
  readonly odd: boolean;
  /** From the first climbing segment to the end of the last. */
  readonly start: number;
  readonly end: number;
}

/** `..`, and what filters and servers make of it: `...`, `.. `, `..;` (Tomcat), `.?` and `??` where wildcards are filled in. */
const CLIMBING = /^\s*(?:\.\.[.;\s]*|\?[.?]|\.\?)$/;
const SEPARATORS = '/\\';
const ABSOLUTE = /^(?:[/\\]|[a-z]:)/i;

/** Most segments begin with a letter: a sign, white space, or what is beyond ASCII, has to be looked at. */
function mayClimb(segment: string): boolean {
  const first = segment.charCodeAt(0);
  return first <= 0x20 || first === 0x2e || first === 0x3f || first >= 0x80;
}

/** How far a path rises above its start; undefined when it never does, unless it is absolute and has a `..` to no purpose. */
export function climbOf(path: string): Climb | undefined {
  const absolute = ABSOLUTE.test(path);
  let depth = 0;
  let lowest = 0;
  let odd = false;
  let start = -1;
  let end = 0;
  let at = 0;
  for (const part of path.split(/([/\\]+)/)) {
    if (mayClimb(part) && CLIMBING.test(part)) {
      depth -= 1;
      const climbs = depth < lowest;
      if (climbs || (absolute && start < 0)) {
        if (start < 0) start = at;
        end = at + part.length;
      }
      if (climbs) {
        lowest = depth;
        odd ||= part !== '..';
      }
    } else if (part !== '' && part !== '.' && !SEPARATORS.includes(part.charAt(0))) {
      depth += 1;
    }
    at += part.length;
  }
  return start < 0 ? undefined : { levels: -lowest, absolute, aboveRoot: absolute && lowest < 0, odd, start, end };
}
