import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { errorCode } from '../errors/error-code.js';
import { UserError } from '../errors/exit.js';

/**
 * A file of a policy, whole. A pipe or a device in a policy's place would be waited for, or read, without end: nothing is reloaded then,
 * and nothing can be closed. Throws a `UserError`.
 */
export async function readPolicyFile(path: string, limit: number): Promise<Buffer> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const found = await file.stat();
      if (!found.isFile())
        throw new UserError(`policy \`${path}\` is ${found.isDirectory() ? 'a folder' : 'a pipe or a device'}, not a file`);
      if (found.size > limit) throw new UserError(`policy \`${path}\` has ${found.size} bytes; at most ${limit} are read`);
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw unreadable(path, cause);
  }
}

export function unreadable(path: string, cause: unknown): UserError {
  const code = errorCode(cause);
  const why =
    code === 'ENOENT'
      ? 'does not exist'
      : code === 'EACCES' || code === 'EPERM'
        ? 'cannot be read (permission denied)'
        : `cannot be read (${code ?? String(cause)})`;
  return new UserError(`policy \`${path}\` ${why}`, { cause });
}
