// @ts-check
// The records of an audit log while it is written and rotated.
import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Every complete line once, in no order across files. `poll` before eight files have been filled since the last time: older ones are gone. */
export class LogTail {
  #path;
  /** @type {Map<number, number>} by inode */
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
    const file = openSync(path, 'r');
    try {
      const { ino, size } = fstatSync(file);
      const from = this.#read.get(ino) ?? 0;
      const bytes = Buffer.alloc(size - from);
      readSync(file, bytes, 0, bytes.length, from);
      const end = bytes.lastIndexOf(10) + 1;
      this.#read.set(ino, from + end);
      for (const line of bytes.toString('utf8', 0, end).split('\n')) if (line !== '') this.#onLine(line);
    } finally {
      closeSync(file);
    }
  }
}
