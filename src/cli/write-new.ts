import { writeFileSync } from 'node:fs';
import { errorCode } from '../errors/error-code.js';
import { UserError } from '../errors/exit.js';
import { whyRefused } from '../errors/why-refused.js';

/** Never over a policy that somebody has worked on. */
export function writeNew(path: string, text: string, force: boolean): void {
  try {
    writeFileSync(path, text, { flag: force ? 'w' : 'wx' });
  } catch (cause) {
    const code = errorCode(cause);
    if (code === 'EEXIST') throw new UserError(`\`${path}\` exists already: name another file, or say \`--force\``, { cause });
    throw new UserError(`\`${path}\` cannot be written: ${whyRefused(cause)}`, { cause });
  }
}
