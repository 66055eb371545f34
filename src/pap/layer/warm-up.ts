import { DECISION, HIDDEN } from '../../pdp/entrypoints.js';
import type { BuildDeps } from './build-layer.js';

/** Builds our library once for nothing, past every cache: what comes after it takes a fraction of the first time. */
export async function warmUp(deps: BuildDeps): Promise<void> {
  const engine = await deps.engine();
  await engine.call('build', { modules: deps.library().map(({ path, text }) => ({ path, text })), entrypoints: [DECISION, HIDDEN] });
}
