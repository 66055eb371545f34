import type { Log } from '../telemetry/log.js';
import { readAt, writeAll, type Files } from './files.js';
import { HIGHEST_ROTATED, rotatedFiles, rotatedPath } from './format/layout.js';

/** The file being written, and its rotation. Appends are all or nothing where the file system allows it. */
export interface LogFile {
  /** Throws when the bytes are not all in the file; `clean` says whether what was begun could be taken back. */
  append(bytes: Buffer): void;
  readonly clean: boolean;
  readonly size: number;
  /**
   * Whether the path still names this file, with everything that was appended and nothing else. After a deletion, a move or a replacement, what
   * comes next would be out of everybody's sight (`gone`); after what another one has appended (`grown`) it might end their line.
   */
  standing(): 'in place' | 'gone' | 'grown';
  /** Goes on with what the path names now, made anew where it names nothing. It is not `clean` then: it may hold anything. */
  reopen(): void;
  /**
   * What others have appended; it counts as the file's from now on. Undefined where it is more than so many bytes. The file is not `clean` then, nor
   * where they left a line unfinished, until the next append.
   */
  takeIn(most: number): Buffer | undefined;
  /** Rotates when `bytes` more would pass the limit. */
  makeRoom(bytes: number): boolean;
  sync(): void;
  close(): void;
}

const LINE_FEED = 0x0a;

export interface LogFileOptions {
  readonly maxBytes: number;
  readonly log: Log;
}

export function openLogFile(files: Files, path: string, { maxBytes, log }: LogFileOptions): LogFile {
  let fd = openAppending(files, path);
  let { size, dev, ino } = files.fstatSync(fd);
  let clean = true;
  let rotationFailed = false;

  const use = (opened: number) => {
    fd = opened;
    ({ size, dev, ino } = files.fstatSync(fd));
  };

  return {
    append(bytes) {
      try {
        writeAll(files, fd, bytes);
        size += bytes.length;
        clean = true;
      } catch (error) {
        // Taking back leads to how it was before, which may have been unclean already.
        clean = takeBack(files, fd, size) && clean;
        if (!clean) size = files.fstatSync(fd).size;
        throw error;
      }
    },
    get clean() {
      return clean;
    },
    get size() {
      return size;
    },
    standing() {
      const found = files.statSync(path, { throwIfNoEntry: false });
      if (found === undefined || found.ino !== ino || found.dev !== dev || found.size < size) return 'gone';
      return found.size === size ? 'in place' : 'grown';
    },
    reopen() {
      const found = files.lstatSync(path, { throwIfNoEntry: false });
      if (found?.isSymbolicLink() === true)
        throw new Error('a link stands in its place, and none is followed while the log is written: start again to follow it');
      if (found !== undefined && !found.isFile()) throw new Error('it is not a regular file any more');
      const before = fd;
      use(openAppending(files, path));
      files.closeSync(before);
      clean = false;
    },
    takeIn(most) {
      const from = size;
      const before = clean;
      // Until it is read, and what they left unfinished is ended: should either fail, the next append is told so.
      clean = false;
      size = files.fstatSync(fd).size;
      if (size - from > most) return undefined;
      const reading = files.openSync(path, 'r');
      try {
        const bytes = readAt(files, reading, from, size - from);
        clean = before && bytes.at(-1) === LINE_FEED;
        return bytes;
      } finally {
        files.closeSync(reading);
      }
    },
    makeRoom(bytes) {
      if (size === 0 || size + bytes <= maxBytes) return false;
      try {
        use(rotate(files, path, fd));
        rotationFailed = false;
        return size === 0;
      } catch (error) {
        // Better a log over its limit than a record lost; the next append tries again.
        if (!rotationFailed) log.error('the audit log cannot be rotated, it grows on', { path, error: String(error) });
        rotationFailed = true;
        use(openAppending(files, path));
        return false;
      }
    },
    sync: () => files.fdatasyncSync(fd),
    close: () => files.closeSync(fd),
  };
}

function openAppending(files: Files, path: string): number {
  return files.openSync(path, 'a', 0o600);
}

/** Cuts a half-written group off again. Not where the file is append-only, nor when somebody else wrote meanwhile. */
function takeBack(files: Files, fd: number, size: number): boolean {
  try {
    if (files.fstatSync(fd).size === size) return true;
    files.ftruncateSync(fd, size);
    return files.fstatSync(fd).size === size;
  } catch {
    return false;
  }
}

/** Closed before it is renamed: Windows renames no open file. */
function rotate(files: Files, path: string, fd: number): number {
  const newest = rotatedFiles(path).at(-1)?.index ?? 0;
  files.closeSync(fd);
  if (newest === HIGHEST_ROTATED) throw new Error(`\`${rotatedPath(path, newest)}\` has the highest number that there is: move it away`);
  files.renameSync(path, rotatedPath(path, newest + 1));
  return openAppending(files, path);
}
