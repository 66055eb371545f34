import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { errorCode } from '../../errors/error-code.js';
import { UserError } from '../../errors/exit.js';
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

/** By a rename: a proxy that watches the file never sees half of it. */
export function writeLock(path: string, lock: LockFile): void {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, lockText(lock));
    renameSync(beside, path);
  } catch (cause) {
    rmSync(beside, { force: true });
    throw new UserError(`the lock file \`${path}\` cannot be written (${errorCode(cause) ?? String(cause)})`, { cause });
  }
}

/** A running proxy reads it between two messages. */
function textOf(path: string): string {
  return useRegular(
    path,
    (file) => readFileSync(file, 'utf8'),
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
  return new UserError(`the lock file \`${path}\` cannot be read (${code ?? String(cause)})`, { cause });
}
