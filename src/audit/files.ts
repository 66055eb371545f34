import * as fs from 'node:fs';
import { errorCode } from '../errors/error-code.js';
import { openRegular } from '../files/open-regular.js';

/** The file system as the writer uses it, injected so that tests can fill the disk. */
export interface Files extends Pick<
  typeof fs,
  | 'closeSync'
  | 'readSync'
  | 'writeSync'
  | 'fstatSync'
  | 'ftruncateSync'
  | 'fdatasyncSync'
  | 'statSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'renameSync'
  | 'unlinkSync'
  | 'realpathSync'
  | 'readlinkSync'
> {
  /** Throws for anything but a regular file, and waits for nobody. */
  openSync(path: string, flags: keyof typeof HOW, mode?: number): number;
}

const { O_RDONLY, O_RDWR, O_WRONLY, O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW } = fs.constants;
/** What is written to is never behind a link, which somebody may have put there since: it would be a file of somebody else that is spoilt. */
const HOW = {
  r: O_RDONLY,
  'r+': O_RDWR | O_NOFOLLOW,
  a: O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW,
  wx: O_WRONLY | O_CREAT | O_EXCL,
} as const;
export const nodeFiles: Files = {
  ...fs,
  openSync: (path, flags, mode) =>
    openRegular(
      path,
      () => {
        throw new Error(`\`${path}\` is not a regular file`);
      },
      HOW[flags],
      mode,
    ),
};

/** Writes every byte; `writeSync` may take only some (a disk that fills, a file size limit). Returns how many were taken before the error, in it. */
export function writeAll(files: Files, fd: number, bytes: Buffer, position: number | null = null): void {
  let done = 0;
  while (done < bytes.length) {
    const written = files.writeSync(fd, bytes, done, bytes.length - done, position === null ? null : position + done);
    if (written === 0) throw new Error('the file takes no more bytes');
    done += written;
  }
}

/** The beginning of a file, at most so many bytes. Throws as `openSync` and `readSync` do. */
export function readStart(files: Files, path: string, length: number): Buffer {
  const fd = files.openSync(path, 'r');
  try {
    return readAt(files, fd, 0, length);
  } finally {
    files.closeSync(fd);
  }
}

/** At most `length` bytes from `position`; fewer at the end of the file. */
export function readAt(files: Files, fd: number, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const read = files.readSync(fd, bytes, done, length - done, position + done);
    if (read === 0) break;
    done += read;
  }
  return bytes.subarray(0, done);
}

export function unlinkIfThere(files: Files, path: string): void {
  try {
    files.unlinkSync(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}
