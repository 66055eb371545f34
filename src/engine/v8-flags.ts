import { setFlagsFromString } from 'node:v8';

/**
 * The child lives for a few builds: compiling hot functions a second time rarely pays back, it doubles the memory and takes the
 * time of the first build from it (engine/README.md has the figures). The module's hash was checked, so its functions need
 * not be validated before they are first called. A V8 that does not know a flag says so on standard error and goes on.
 */
const FLAGS = ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering', '--wasm-lazy-validation'];

/** Before the first module is compiled. */
export function setV8Flags(): void {
  for (const flag of FLAGS) setFlagsFromString(flag);
}
