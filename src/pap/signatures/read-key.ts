import { readFileSync, statSync } from 'node:fs';
import { errorCode } from '../../errors/error-code.js';
import { UserError } from '../../errors/exit.js';
import { whyRefused } from '../../errors/why-refused.js';

/** No key is larger, and a policy named in its place is. */
const MAX_BYTES = 64 * 1024;

/** The text of a key's file; undefined where there is none, because the word may be the key itself. */
export function readKeyFile(path: string): string | undefined {
  if (path.includes('\n') || path.includes('\0')) return undefined;
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    if (!found.isFile() || found.size > MAX_BYTES) throw new UserError(`\`${path}\` is no file of a key`);
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const code = errorCode(cause);
    if (code === 'ENAMETOOLONG' || code === 'ENOTDIR') return undefined;
    throw new UserError(`the key \`${path}\` cannot be read: ${whyRefused(cause)}`, { cause });
  }
}
