import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../config/package-root.js';

export interface Example {
  readonly name: string;
  /** To be copied and edited: its folders, hosts and repositories are made up. */
  readonly file: string;
}

/** The policies for single servers that the package brings, in the order of their names; beside each lie its cases. */
export function examples(): readonly Example[] {
  const folder = join(packageRoot, 'policies', 'examples');
  return readdirSync(folder)
    .flatMap((file) => /^([a-z]+)\.yaml$/.exec(file)?.[1] ?? [])
    .toSorted()
    .map((name) => ({ name, file: join(folder, `${name}.yaml`) }));
}
