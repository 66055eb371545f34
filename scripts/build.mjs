// @ts-check
// src/ → dist/: one bundle with shared chunks (fewer files to open at start), type declarations, the profiles compiled.
import { build } from 'esbuild';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, root, run } from './setup.mjs';

const entries = {
  cli: 'src/cli/main.ts',
  index: 'src/index.ts',
  'engine-child': 'src/engine/child.ts',
};
const present = Object.entries(entries).filter(([, path]) => existsSync(join(root, path)));

rmSync(join(root, 'dist'), { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: Object.fromEntries(present),
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  sourcemap: true,
  sourcesContent: false,
  chunkNames: 'chunks/[name]-[hash]',
  // Part of every cache key: a compiled policy is never older than the compiler.
  define: { __BUILD_ID__: JSON.stringify(hashOf(['src', 'rego', 'policies', 'engine/opa.wasm.sha256']).slice(0, 16)) },
});
run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']);
if (existsSync(join(root, 'scripts/build-profiles.mjs'))) run(process.execPath, ['scripts/build-profiles.mjs']);
