import { lstatSync, realpathSync, type Stats } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { knownHome } from '../config/home-folder.js';

/** Who runs this process. */
export interface Owner {
  /** Undefined on Windows, which has no numbers for users and shows Node no access lists. */
  readonly uid: number | undefined;
  /** May throw, as for a user that the system does not know. */
  readonly home: () => string;
}

export const thisOwner: Owner = { uid: process.getuid?.(), home: knownHome };

/** The folder behind all links, or why what lies in it may be somebody else's. */
export type OwnFolder = { readonly own: true; readonly path: string } | { readonly own: false; readonly why: string };

export const OTHERS_MAY_WRITE = 0o022;
const ANYBODY_MAY_WRITE = 0o002;
const STICKY = 0o1000;

/**
 * A folder that only its owner (and root) can write to or put another one in the place of. On Windows that is what lies in the user's profile: folders
 * elsewhere are open to all users of the machine unless somebody has closed them. Throws as `lstatSync` does, ENOENT where there is none.
 */
export function ownFolder(folder: string, { uid, home }: Owner = thisOwner): OwnFolder {
  const path = realpathSync.native(folder);
  if (uid === undefined) {
    const inProfile = isWithin(realpathSync.native(home()), path);
    return inProfile ? { own: true, path } : { own: false, why: `${path} is not in the user's profile, and may be open to other users` };
  }
  const found = lstatSync(path);
  if (!found.isDirectory()) return { own: false, why: `${path} is not a folder` };
  if (found.uid !== uid) return { own: false, why: `${path} belongs to somebody else` };
  if ((found.mode & OTHERS_MAY_WRITE) !== 0) return { own: false, why: `others may write to ${path}` };
  // The way as it was given leads over links that somebody may change, the way behind them over folders that somebody may move.
  for (const way of new Set([resolve(folder), path])) {
    for (let step = way; ; step = dirname(step)) {
      if (step !== path && isOpen(lstatSync(step), uid))
        return { own: false, why: `others may put something else in the place of ${step}` };
      if (step === dirname(step)) break;
    }
  }
  return { own: true, path };
}

/** A step on the way that others may change: a link of theirs, or a folder whose entries they may rename. In a sticky one only owners may. */
function isOpen(found: Stats, uid: number): boolean {
  if (found.uid !== uid && found.uid !== 0) return true;
  // A group with the user's own number has nobody else in it (Debian, Fedora), and home folders made under umask 002 are open to it.
  const others = found.gid === uid ? ANYBODY_MAY_WRITE : OTHERS_MAY_WRITE;
  return found.isDirectory() && (found.mode & others) !== 0 && (found.mode & STICKY) === 0;
}

function isWithin(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
