// @ts-check
import { build } from 'esbuild';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleOptions } from '../../scripts/bundle.mjs';
import { root } from '../../scripts/setup.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** A TypeScript file of this folder with what it imports from `src/`, as a module. @param {string} name @returns {Promise<any>} */
export async function bundled(name) {
  const outfile = join(root, 'out', name.replace(/\.ts$/, '.mjs'));
  await build({ ...bundleOptions, entryPoints: [join(here, name)], outfile, logLevel: 'error' });
  return import(pathToFileURL(outfile).href);
}
