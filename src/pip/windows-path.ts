import { win32 } from 'node:path';

/**
 * A path as Windows reads it, by a proxy that does not run there: for the spellings that a server on another machine may take for places of its
 * own. Nobody can look at such a place, so it is below nothing, and a deny is told of it unless it certainly lies elsewhere.
 */
export interface WindowsPath {
  /** In small letters; undefined where the path does not say: `\Windows`, a share. */
  readonly drive: string | undefined;
  /** Below the drive, in small letters, without `.` and `..`; undefined where only Windows can tell. */
  readonly segments: readonly string[] | undefined;
}

/** Slashes before a drive are what is left of a `file:` URI. */
const DRIVE = /^[\\/]*([A-Za-z]):(.*)$/s;
/** `\\host\share`, `\\?\C:`, `\\.\device`; with slashes where nothing else is meant: a device, or a share of a whole drive (`//host/c$`). */
const SHARE = /^(?:\\[\\/]|\/\\|\/\/(?:[?.][\\/]|[^\\/]+[\\/][^\\/]*\$(?:[\\/]|$)))/;
/** Dots and blanks, neither `.` nor `..`: where these lead depends on who takes the blanks away. */
const DOTS = /(?:^|[\\/])(?!\.{1,2}(?:[\\/]|$))[. ]+(?:[\\/]|$)/;
/** A stream, a short name, blanks and dots that Windows takes away: another name of a folder that has a plain one. */
const DISGUISED = /:|~\d|[. ]$/;

/** Without any of these a path names its folders plainly. */
const ODD = /[:~]|[. ](?:[\\/]|$)|^[\\/]{2}/;

/** Undefined: nothing that Windows reads in a way of its own. */
export function windowsPath(text: string): WindowsPath | undefined {
  const [, drive, rest = ''] = DRIVE.exec(text) ?? [];
  if (drive === undefined) return SHARE.test(text) ? { drive: undefined, segments: undefined } : undefined;
  // Without a separator it starts from the drive's own working directory.
  return { drive: drive.toLowerCase(), segments: /^(?:[\\/]|$)/.test(rest) ? segmentsOf(rest) : undefined };
}

/** False where `path`, absolute or of Windows, certainly does not lie below the prefix `root`. What only starts with a slash is on no drive that it says. */
export function mayLieBelow(root: WindowsPath, path: string): boolean {
  const [top] = root.segments ?? [];
  if (top !== undefined && !ODD.test(path) && !path.toLowerCase().includes(top)) return false;
  const shaped = windowsPath(path);
  const inner = shaped ?? (/^[\\/]/.test(path) ? { drive: undefined, segments: segmentsOf(path) } : undefined);
  if (inner === undefined) return false;
  // A share is no folder of the machine's own, unless Windows says so.
  if (root.drive === undefined) return shaped !== undefined;
  if (inner.drive !== undefined && inner.drive !== root.drive) return false;
  const { segments } = inner;
  if (root.segments === undefined || segments === undefined) return true;
  const differs = root.segments.findIndex((segment, at) => segment !== segments[at]);
  return differs === -1 || DISGUISED.test(segments[differs] ?? '');
}

function segmentsOf(rest: string): readonly string[] | undefined {
  if (DOTS.test(rest)) return undefined;
  return win32
    .normalize(`\\${rest.replace(/^[\\/]+/, '')}`)
    .toLowerCase()
    .split('\\')
    .filter((segment) => segment !== '');
}
