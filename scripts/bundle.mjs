// @ts-check
import { assembled } from './assembled.mjs';
import { hashOf, root } from './setup.mjs';

/**
 * How esbuild makes one module of ours for Node. The build id is part of every cache key: a compiled policy is never older than its compiler.
 * @type {import('esbuild').BuildOptions}
 */
export const bundleOptions = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Node 20 has them, if not all scripts of a later Unicode. Else each would be made anew, and compiled, whenever a function comes to it.
  supported: { 'regexp-unicode-property-escapes': true },
  packages: 'external',
  define: {
    __BUILD_ID__: JSON.stringify(hashOf(['src', 'rego', 'policies', 'engine/opa.wasm.sha256']).slice(0, 16)),
    __LONG_TEXTS__: JSON.stringify(await assembled('inspect/traits/long-texts.wat')),
  },
};
