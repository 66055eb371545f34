// @ts-check
import { build } from 'esbuild';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');

/** A TypeScript file of this folder with what it imports from `src/`, as a module. @param {string} name @returns {Promise<any>} */
export async function bundled(name) {
  const outfile = join(root, 'out', name.replace(/\.ts$/, '.mjs'));
  await build({
    entryPoints: [join(here, name)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}
