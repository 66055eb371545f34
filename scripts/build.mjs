// @ts-check
// src/ → dist/: the command line, `protect` as one script, the library and all other commands as modules with shared chunks; then the profiles
// compiled, and type declarations.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { asciiOnly, isAscii } from './ascii-only.mjs';
import { bundleOptions } from './bundle.mjs';
import { writtenTables } from './written-tables.mjs';
import { root, run } from './setup.mjs';

/**
 * Where phrases are written into the program (src/inspect/detectors/prompt-injection/written-phrases.ts), nobody asks their modules for any more.
 * @type {import('esbuild').Plugin}
 */
const withoutPhrases = {
  name: 'without-phrases',
  setup(building) {
    building.onResolve({ filter: /^\.\/phrases\/index\.js$/ }, async ({ path, pluginData, ...where }) => {
      if (pluginData === withoutPhrases) return undefined;
      const found = await building.resolve(path, { ...where, pluginData: withoutPhrases });
      return { ...found, sideEffects: false };
    });
  },
};

const dist = join(root, 'dist');
rmSync(dist, { recursive: true, force: true });
/** @type {import('esbuild').BuildOptions} */
const options = {
  ...bundleOptions,
  define: { ...bundleOptions.define, ...(await writtenTables()) },
  sourcemap: true,
  sourcesContent: false,
  // In all of it: a pattern is known by its text (src/inspect/patterns/read-patterns.ts).
  plugins: [asciiOnly, withoutPhrases],
};

/**
 * OPA's loader of modules is part of every start, and of the script; other packages are loaded by need.
 * @type {import('esbuild').Plugin}
 */
const loaderInside = {
  name: 'loader-inside',
  setup(building) {
    building.onResolve({ filter: /^[^./]/ }, ({ path, importer, kind }) => {
      const inside = kind === 'entry-point' || `${path} ${importer}`.includes('@open-policy-agent');
      return inside ? undefined : { path, external: true };
    });
    // Policies are given our builtins (src/pdp/builtins); the loader's own, with a parser of YAML, are never called.
    building.onResolve({ filter: /^\.\/builtins\/index$/ }, ({ path, importer }) =>
      importer.includes('@open-policy-agent') ? { path, namespace: 'no-builtins' } : undefined,
    );
    building.onLoad({ filter: /^/, namespace: 'no-builtins' }, () => ({ contents: 'module.exports = {};' }));
  },
};

await build({
  ...options,
  entryPoints: {
    index: 'src/index.ts',
    'run-command': 'src/cli/run-command.ts',
    'engine-child': 'src/engine/child.ts',
    'opa-client': 'src/pdp/remote-opa/client.ts',
  },
  outdir: 'dist',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
});
// What starts with each client's start: one file to open, of which V8 keeps what it compiled (src/cli/load-script.ts).
await build({
  ...options,
  entryPoints: ['src/cli/run-protect.ts'],
  outfile: 'dist/protect.cjs',
  format: 'cjs',
  // V8 holds the text for as long as the program runs. Names of a defect's stack are in the map beside it.
  minify: true,
  supported: { ...options.supported, 'dynamic-import': false },
  define: { ...options.define, 'import.meta.url': 'moduleUrl' },
  banner: { js: '(function (require, module, moduleUrl) {' },
  footer: { js: '})' },
  packages: 'bundle',
  plugins: [...(options.plugins ?? []), loaderInside],
});
const script = readFileSync(join(dist, 'protect.cjs'), 'utf8');
if (!isAscii(script)) throw new Error('dist/protect.cjs is read as ASCII, and has a letter beyond it');
const hash = createHash('sha256').update(script).digest('hex');
await build({
  ...options,
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/cli.js',
  external: ['./run-command.js'],
  define: { ...options.define, __PROTECT_HASH__: JSON.stringify(hash) },
});
run(process.execPath, ['scripts/build-profiles.mjs']);
run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']);
