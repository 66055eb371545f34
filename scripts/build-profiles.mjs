// @ts-check
// policies/*.yaml → dist/profiles/*.layer, so that a start with a profile compiles nothing.
import { build } from 'esbuild';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleOptions } from './bundle.mjs';
import { root } from './setup.mjs';

const program = join(root, 'dist', 'ship-profiles.mjs');
await build({ ...bundleOptions, entryPoints: ['src/pap/ship-profiles.ts'], outfile: program });
try {
  const { shipProfiles } = await import(pathToFileURL(program).href);
  await shipProfiles();
} catch (error) {
  const { diagnostics = [] } = /** @type {{ diagnostics?: unknown[] }} */ (error);
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n${JSON.stringify(diagnostics, null, 2)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(program, { force: true });
}
