// node test/inspect/eval/run.mjs <folder of .jsonl cases> [category] [how many misses to list]: recall, false alarms, time.
import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = await mkdtemp(join(tmpdir(), 'agentmesh-eval-'));
const outfile = join(folder, 'main.mjs');
try {
  await build({
    entryPoints: [fileURLToPath(new URL('main.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outfile,
    logLevel: 'error',
  });
  await import(pathToFileURL(outfile).href);
} finally {
  await rm(folder, { recursive: true, force: true });
}
