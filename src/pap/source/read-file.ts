import { errorCode } from '../../errors/error-code.js';
import { UserError } from '../../errors/exit.js';
import { whyRefused } from '../../errors/why-refused.js';
import { openRegularHandle } from '../../files/open-regular.js';

/** A file of a policy, whole. Throws a `UserError`. */
export async function readPolicyFile(path: string, limit: number): Promise<Buffer> {
  try {
    const file = await openRegularHandle(path, (what) => {
      throw new UserError(`policy \`${path}\` is ${what}, not a file`);
    });
    try {
      const { size } = await file.stat();
      if (size > limit) throw new UserError(`policy \`${path}\` has ${size} bytes; at most ${limit} are read`);
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
  const why = errorCode(cause) === 'ENOENT' ? 'does not exist' : `cannot be read: ${whyRefused(cause)}`;
  return new UserError(`policy \`${path}\` ${why}`, { cause });
}
