import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

const OTHERS_MAY_WRITE = 0o022;

/** Written whole or not at all, whatever ends us meanwhile. Throws as `node:fs` does. */
export function writeWhole(path: string, bytes: Buffer): void {
  const temporary = `${path}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    writeFileSync(temporary, bytes, { flag: 'wx', mode: 0o600, flush: true });
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** What another user may write could make a policy say something else. Throws as `node:fs` does. */
export function isOurs(path: string): boolean {
  const found = statSync(path);
  const ours = process.getuid === undefined || (found.uid === process.getuid() && (found.mode & OTHERS_MAY_WRITE) === 0);
  return ours && (found.isFile() || found.isDirectory());
}
