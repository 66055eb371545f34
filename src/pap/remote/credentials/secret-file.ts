import { readFile } from 'node:fs/promises';
import { errorCode } from '../../../errors/error-code.js';
import { UserError } from '../../../errors/exit.js';

/** The text of a file that a configuration names. Throws a `UserError` that says which key named it. */
export async function secretFile(key: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new UserError(`\`${key}\` names \`${path}\`, which cannot be read (${errorCode(cause) ?? String(cause)})`, { cause });
  }
}
