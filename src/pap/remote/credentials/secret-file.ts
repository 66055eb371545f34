import { readFile } from 'node:fs/promises';
import { UserError } from '../../../errors/exit.js';
import { whyRefused } from '../../../errors/why-refused.js';

/** The text of a file that a configuration names. Throws a `UserError` that says which key named it. */
export async function secretFile(key: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new UserError(`\`${key}\` names \`${path}\`, which cannot be read: ${whyRefused(cause)}`, { cause });
  }
}
