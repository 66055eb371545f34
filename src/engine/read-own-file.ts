import { constants } from 'node:fs';
import { useRegular } from '../files/open-regular.js';
import { OTHERS_MAY_WRITE } from './own-folder.js';

/** Windows has no such flag, and takes its absence for 0. */
const HOW = constants.O_RDONLY | constants.O_NOFOLLOW;

/**
 * What `read` makes of a file's descriptor, undefined where it is no file, not ours, or others may write to it. Throws as
 * `openSync` and `read` do, ELOOP for a symbolic link.
 * @param uid Undefined on Windows: the folder says whose it is.
 */
export function readOwnFile(path: string, uid: number | undefined, read: (file: number) => Buffer): Buffer | undefined {
  return useRegular(
    path,
    (file, found) => {
      const ours = uid === undefined || (found.uid === uid && (found.mode & OTHERS_MAY_WRITE) === 0);
      return ours ? read(file) : undefined;
    },
    () => undefined,
    HOW,
  );
}
