import type { RegoModule } from '../engine/bundle.js';
import { libraryModules, withoutCopies } from '../pdp/library.js';

/** The library beside the modules; not where they bring an `mcp.main` of their own, which is used whole, as in `protect`. */
export function addLibrary(modules: readonly RegoModule[], wanted: boolean): readonly RegoModule[] {
  const own = withoutCopies(modules);
  const bringsMain = own.some(({ text }) => /^package mcp\.main\s*$/m.test(text));
  return wanted && !bringsMain ? [...libraryModules(), ...own] : modules;
}
