import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../config/package-root.js';
import type { Profile } from './source/profiles.js';

/** Where the build puts the compiled profiles. */
export function shippedPath(name: Profile): string {
  return join(packageRoot, 'dist', 'profiles', `${name}.layer`);
}

/** A profile compiled with the package, or undefined where there is none yet. */
export async function readShipped(name: Profile): Promise<Buffer | undefined> {
  try {
    return await readFile(shippedPath(name));
  } catch {
    return undefined;
  }
}
