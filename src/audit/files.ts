import * as fs from 'node:fs';

/** The file system as the writer uses it, injected so that tests can fill the disk. */
export type Files = Pick<
  typeof fs,
  | 'openSync'
  | 'closeSync'
  | 'readSync'
  | 'writeSync'
  | 'fstatSync'
  | 'ftruncateSync'
  | 'fdatasyncSync'
  | 'statSync'
  | 'mkdirSync'
  | 'renameSync'
  | 'unlinkSync'
  | 'readFileSync'
  | 'realpathSync'
>;

export const nodeFiles: Files = fs;

/** Writes every byte; `writeSync` may take only some (a disk that fills, a file size limit). Returns how many were taken before the error, in it. */
export function writeAll(files: Files, fd: number, bytes: Buffer, position: number | null = null): void {
  let done = 0;
  while (done < bytes.length) {
    const written = files.writeSync(fd, bytes, done, bytes.length - done, position === null ? null : position + done);
    if (written === 0) throw new Error('the file takes no more bytes');
    done += written;
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
