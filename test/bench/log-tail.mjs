// @ts-check
// The records of an audit log while it is written and rotated.
import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Every complete line once, in no order across files. `poll` before eight files have been filled since the last time: older ones are gone. */
export class LogTail {
  #path;
  /** @type {Map<string, number>} by inode and birth: inodes are used again */
  #read = new Map();
  #onLine;

  /** @param {string} path @param {(line: string) => void} onLine */
  constructor(path, onLine) {
    this.#path = path;
    this.#onLine = onLine;
  }

  poll() {
    const name = basename(this.#path);
    const rotated = new RegExp(`^${name.replaceAll('.', '\\.')}(\\.r[0-9]+)?$`);
    for (const file of readdirSync(dirname(this.#path))) if (rotated.test(file)) this.#readOn(join(dirname(this.#path), file));
  }

  /** @param {string} path */
  #readOn(path) {
    const file = opened(path);
    if (file === undefined) return;
    try {
      const { ino, birthtimeMs, size } = fstatSync(file);
      const key = `${ino} ${birthtimeMs}`;
      const from = this.#read.get(key) ?? 0;
      const bytes = Buffer.alloc(size - from);
      readSync(file, bytes, 0, bytes.length, from);
      const end = bytes.lastIndexOf(10) + 1;
      this.#read.set(key, from + end);
      for (const line of bytes.toString('utf8', 0, end).split('\n')) if (line !== '') this.#onLine(line);
    } finally {
      closeSync(file);
    }
  }
}

/** The oldest file goes between the listing and its turn; what of it had not been read is missed by whoever counts. @param {string} path */
function opened(path) {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
