import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { OTHERS_MAY_WRITE } from './own-folder.js';

/** Windows has neither and takes their absence for 0. Nobody waits for who would write into a pipe. */
const HOW = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * What `read` makes of a file's descriptor, undefined where it is no file, not ours, or others may write to it. What is read is what was looked
 * at, whatever happens to the name meanwhile. Throws as `openSync` and `read` do, ELOOP for a symbolic link.
 * @param uid Undefined on Windows: the folder says whose it is.
 */
export function readOwnFile(path: string, uid: number | undefined, read: (file: number) => Buffer): Buffer | undefined {
  const file = openSync(path, HOW);
  try {
    const found = fstatSync(file);
    const ours = uid === undefined || (found.uid === uid && (found.mode & OTHERS_MAY_WRITE) === 0);
    return ours && found.isFile() ? read(file) : undefined;
  } finally {
    closeSync(file);
  }
}
