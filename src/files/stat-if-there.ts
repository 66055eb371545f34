import { statSync, type Stats } from 'node:fs';
import { errorCode } from '../errors/error-code.js';
import { UserError } from '../errors/exit.js';
import { whyRefused } from '../errors/why-refused.js';

/** Of a path that cannot lead anywhere: below a file, or longer than any. Node's `throwIfNoEntry` throws for these. */
const NOWHERE: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG']);

/** What a person's path leads to; undefined where nothing is. Throws a `UserError` where it cannot be asked. */
export function statIfThere(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (cause) {
    const code = errorCode(cause);
    if (code !== undefined && NOWHERE.has(code)) return undefined;
    throw new UserError(`\`${path}\` cannot be read: ${whyRefused(cause)}`, { cause });
  }
}
