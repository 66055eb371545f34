import { errorCode } from './error-code.js';

/** What the system says by a code, in words. */
const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is not a folder',
  EEXIST: 'a part of the path is not a folder',
  EISDIR: 'it is a folder, not a file',
  ELOOP: 'its links lead in a circle',
  ENOENT: 'it does not exist',
  ENAMETOOLONG: 'the name is too long',
};

/** Why a person's file could not be opened, read or written: behind `cannot be read: `. */
export function whyRefused(cause: unknown): string {
  const code = errorCode(cause);
  if (code !== undefined) return WORDS[code] ?? code;
  return cause instanceof Error ? cause.message : String(cause);
}
