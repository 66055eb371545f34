import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** A script that runs in a process of its own. Its source imports as if it stood in this folder. */
export async function bundled(folder: string, name: string, source: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    write: false,
    logLevel: 'error',
  });
  const path = join(folder, name);
  writeFileSync(path, outputFiles[0]?.contents ?? '');
  return path;
}
