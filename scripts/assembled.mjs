// @ts-check
// What of the program is written in WebAssembly's text, as the binary that is built into it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import loadWabt from 'wabt';
import { root } from './setup.mjs';

/** In base64. @param {string} path in `src`. */
export async function assembled(path) {
  const wabt = await loadWabt();
  const parsed = wabt.parseWat(path, readFileSync(join(root, 'src', path)), { bulk_memory: true });
  try {
    parsed.validate();
    return Buffer.from(parsed.toBinary({}).buffer).toString('base64');
  } finally {
    parsed.destroy();
  }
}
