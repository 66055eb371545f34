import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../errors/exit.js';
import { whyRefused } from '../errors/why-refused.js';
import { makeFolder } from '../files/make-folder.js';

/** Writes a file that a person asked for, with the folders above it. */
export function writeAt(path: string, content: string | Buffer): void {
  try {
    makeFolder(fs, dirname(path));
    fs.writeFileSync(path, content);
  } catch (cause) {
    throw new UserError(`\`${path}\` cannot be written: ${whyRefused(cause)}`, { cause });
  }
}
