import type { Stats } from 'node:fs';
import { stat, type FileHandle } from 'node:fs/promises';
import { errorCode } from '../../errors/error-code.js';
import { UserError } from '../../errors/exit.js';
import { whyRefused } from '../../errors/why-refused.js';
import { openRegularHandle } from '../../files/open-regular.js';
import { rotatedFiles } from './layout.js';

export interface OpenFile {
  readonly path: string;
  readonly file: FileHandle;
}

/** Each is lost only to a rotation in the millisecond between; a log that is filled so fast fifty times in a row is none that we write. */
const MOST_TRIES = 50;

/**
 * The files of a log, oldest first, all open before the first is read: a rotation or a deletion that comes later changes nothing. None for a
 * log that is not there. Each is closed by reading it to its end, or by `closeAll`.
 */
export async function openLogFiles(log: string): Promise<readonly OpenFile[]> {
  for (let attempt = 1; ; attempt++) {
    const files: OpenFile[] = [];
    try {
      const current = await openIfThere(log);
      if (current !== undefined) files.push({ path: log, file: current });
      const rotated: OpenFile[] = [];
      for (const { path } of rotatedFiles(log)) {
        const file = { path, file: await openLogFile(path) };
        files.push(file);
        rotated.push(file);
      }
      // Still the current file: so it was not rotated meanwhile, and follows all that were.
      if ((await identityOf(log)) === (current && identity(await current.stat()))) {
        return current === undefined ? rotated : [...rotated, { path: log, file: current }];
      }
      await closeAll(files);
    } catch (error) {
      await closeAll(files);
      if (errorCode(error) !== 'ENOENT') throw error;
    }
    if (attempt === MOST_TRIES) {
      throw new UserError(
        `the audit log \`${log}\` cannot be read: a file of it is gone each time it is opened, or a link that leads nowhere`,
      );
    }
  }
}

export async function closeAll(files: readonly OpenFile[]): Promise<void> {
  await Promise.all(files.map(({ file }) => file.close()));
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    if ((await stat(path)).isDirectory()) throw new UserError(`\`${path}\` is a folder: name an audit log in it`);
    return await openLogFile(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    if (error instanceof UserError) throw error;
    throw new UserError(`the audit log \`${path}\` cannot be read: ${whyRefused(error)}`, { cause: error });
  }
}

export function openLogFile(path: string): Promise<FileHandle> {
  return openRegularHandle(path, () => {
    throw new UserError(`\`${path}\` is not a regular file`);
  });
}

/** A file's inode is not given to another while it is open. */
function identity({ dev, ino }: Stats): string {
  return `${dev}:${ino}`;
}

async function identityOf(path: string): Promise<string | undefined> {
  try {
    return identity(await stat(path));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
