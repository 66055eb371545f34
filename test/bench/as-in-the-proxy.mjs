// @ts-check
import { bundled } from './bundled.mjs';

/** A TypeScript file of this folder with what it imports, run by V8 as the proxy of one client is, from its first call on. @param {string} name @returns {Promise<any>} */
export async function asInTheProxy(name) {
  const { setV8Flags } = await bundled('v8-flags.ts');
  setV8Flags('one');
  return bundled(name);
}
