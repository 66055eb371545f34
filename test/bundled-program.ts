import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A program in TypeScript, as one file that plain Node runs as long as this process lives. Packages stay outside. */
export async function bundledProgram(entry: string): Promise<string> {
  const folder = mkdtempSync(join(root, 'node_modules', '.bundled-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, 'program.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    define: { __BUILD_ID__: '"test"' },
  });
  return outfile;
}
