import { randomBytes } from 'node:crypto';
import { readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { errorCode } from '../../errors/error-code.js';
import { UserError } from '../../errors/exit.js';
import { whyRefused } from '../../errors/why-refused.js';
import { useRegular } from '../../files/open-regular.js';
import type { LockFile } from './lock-file.js';
import { parseLock } from './read-lock.js';
import { lockText } from './write-lock.js';

/** Throws a `UserError` for a file that is not there, cannot be read, or is no lock file. */
export function readLock(path: string): LockFile {
  try {
    return parseLock(textOf(path), path);
  } catch (cause) {
    throw cause instanceof UserError ? cause : unreadable(path, cause);
  }
}

/** The same, with undefined for a file that is not there. */
export function readLockIfAny(path: string): LockFile | undefined {
  try {
    return parseLock(textOf(path), path);
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return undefined;
    throw cause instanceof UserError ? cause : unreadable(path, cause);
  }
}

/**
 * By a rename: a proxy that watches the file never sees half of it. Where it is a link, the file behind it is written, and who could read that still can.
 * A new one is nobody else's to write, whatever the umask: what stands in it is approved.
 */
export function writeLock(path: string, lock: LockFile): void {
  try {
    const { real, mode } = placeOf(path);
    const beside = `${real}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      writeFileSync(beside, lockText(lock), { flag: 'wx', mode });
      renameSync(beside, real);
    } finally {
      rmSync(beside, { force: true });
    }
  } catch (cause) {
    throw new UserError(`the lock file \`${path}\` cannot be written: ${whyRefused(cause)}`, { cause });
  }
}

const NEW_MODE = 0o644;

function placeOf(path: string): { readonly real: string; readonly mode: number } {
  try {
    const real = realpathSync(path);
    return { real, mode: statSync(real).mode & 0o777 };
  } catch (cause) {
    if (errorCode(cause) !== 'ENOENT') throw cause;
    return { real: path, mode: NEW_MODE };
  }
}

/** 10,000 tools of 6 KB: more would keep every message waiting while it is read. */
const MOST_BYTES = 64 * 1024 * 1024;

/** A running proxy reads it between two messages. */
function textOf(path: string): string {
  return useRegular(
    path,
    (file, { size }) => {
      if (size > MOST_BYTES) throw new UserError(`the lock file \`${path}\` has ${size} bytes; at most ${MOST_BYTES} are read`);
      return readFileSync(file, 'utf8');
    },
    (what) => {
      throw new UserError(`the lock file \`${path}\` is ${what}, not a file`);
    },
  );
}

function unreadable(path: string, cause: unknown): UserError {
  const code = errorCode(cause);
  if (code === 'ENOENT') {
    return new UserError(`there is no lock file \`${path}\`: write it with \`agentmesh policy lock --server '<command>'\``, { cause });
  }
  return new UserError(`the lock file \`${path}\` cannot be read: ${whyRefused(cause)}`, { cause });
}
