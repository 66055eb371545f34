// @ts-check
// src/ → dist/: one bundle with shared chunks (fewer files to open at start), the profiles compiled, type declarations.
import { build } from 'esbuild';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleOptions } from './bundle.mjs';
import { root, run } from './setup.mjs';

rmSync(join(root, 'dist'), { recursive: true, force: true });
await build({
  ...bundleOptions,
  entryPoints: {
    cli: 'src/cli/main.ts',
    index: 'src/index.ts',
    'engine-child': 'src/engine/child.ts',
    'opa-client': 'src/pdp/remote-opa/client.ts',
  },
  outdir: 'dist',
  splitting: true,
  sourcemap: true,
  sourcesContent: false,
  chunkNames: 'chunks/[name]-[hash]',
});
run(process.execPath, ['scripts/build-profiles.mjs']);
run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']);
