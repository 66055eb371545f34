import { errorCode } from '../errors/error-code.js';
import { linkOf, type LinkedEntry } from './chain.js';
import { readAt, type Files } from './files.js';
import { MAX_LINE_BYTES } from './format/log-format.js';
import { rotatedFiles } from './format/layout.js';

/** How a log ends, and what a writer must know to go on with it. */
export interface Tail {
  /** The last complete line as an entry. Absent: there is no line, or (`foreign`) it is none that `link` wrote. */
  readonly last?: LinkedEntry;
  /** The last complete line is not an intact entry of ours. */
  readonly foreign: boolean;
  /** Bytes after the last line feed of the current file: what a killed writer left behind. */
  readonly unfinished: Buffer;
}

/** Reads the end of the newest file that has a line: right after a rotation that is the one rotated last. */
export function readTail(files: Files, log: string): Tail {
  const current = endOf(files, log);
  if (current.line !== undefined) return toTail(current.line, current.unfinished);
  for (const { path } of rotatedFiles(log).toReversed()) {
    const { line } = endOf(files, path);
    if (line !== undefined) return toTail(line, current.unfinished);
  }
  return { foreign: false, unfinished: current.unfinished };
}

function toTail(line: Buffer, unfinished: Buffer): Tail {
  const last = linkOf(line);
  return last === undefined ? { foreign: true, unfinished } : { last, foreign: false, unfinished };
}

/** The place of a file's first entry, or undefined when the file begins with anything else. */
export function firstEntry(files: Files, path: string): LinkedEntry | undefined {
  const fd = openIfThere(files, path);
  if (fd === undefined) return undefined;
  try {
    for (let length = CHUNK; ; length *= 8) {
      const bytes = readAt(files, fd, 0, length);
      const end = bytes.indexOf(LINE_FEED);
      if (end !== -1) return linkOf(bytes.subarray(0, end));
      if (bytes.length < length || length > MAX_LINE_BYTES) return undefined;
    }
  } finally {
    files.closeSync(fd);
  }
}

const LINE_FEED = 0x0a;
const CHUNK = 64 * 1024;

/** The last complete line (without its line feed) and what follows it, reading backwards in growing steps. */
function endOf(files: Files, path: string): { readonly line: Buffer | undefined; readonly unfinished: Buffer } {
  const fd = openIfThere(files, path);
  if (fd === undefined) return { line: undefined, unfinished: Buffer.alloc(0) };
  try {
    const { size } = files.fstatSync(fd);
    for (let length = Math.min(size, CHUNK); ; length = Math.min(size, length * 8)) {
      const bytes = readAt(files, fd, size - length, length);
      const end = bytes.lastIndexOf(LINE_FEED);
      const begin = end <= 0 ? -1 : bytes.lastIndexOf(LINE_FEED, end - 1);
      const whole = length === size || length > 2 * MAX_LINE_BYTES;
      if (end !== -1 && (begin !== -1 || whole)) return { line: bytes.subarray(begin + 1, end), unfinished: bytes.subarray(end + 1) };
      if (whole) return { line: undefined, unfinished: bytes };
    }
  } finally {
    files.closeSync(fd);
  }
}

function openIfThere(files: Files, path: string): number | undefined {
  try {
    return files.openSync(path, 'r');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
