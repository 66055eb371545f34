import { setFlagsFromString } from 'node:v8';

/**
 * Optimising what is hot rarely pays back within the few builds of a child's life, doubles its memory and takes the time of the first build from it:
 * only what still runs after a dozen of builds (somebody saves again and again) is compiled a second time, and later builds take two thirds
 * (engine/README.md has the figures). The module's hash was checked, so its functions need not be validated before they are first called. A V8
 * that does not know a flag says so on standard error and goes on.
 */
const FLAGS = ['--wasm-tiering-budget=2000000000', '--wasm-lazy-validation'];

/** Before the first module is compiled. */
export function setV8Flags(): void {
  for (const flag of FLAGS) setFlagsFromString(flag);
}
