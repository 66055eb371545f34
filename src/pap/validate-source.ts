import { layerKey } from './layer-cache.js';
import { reportOf, type LayerReport } from './loaded-layer.js';
import { loadLayer } from './load-layer.js';
import type { PolicyDeps } from './policy-deps.js';
import type { PolicySource } from './policy-source.js';
import { readSource } from './read-source.js';
import { readyLayer } from './ready-layer.js';

/** One source by itself: everything that a start checks, so that what is valid starts. */
export async function validateSource(source: PolicySource, deps: PolicyDeps): Promise<LayerReport> {
  const files = await readSource(source, deps);
  const loaded = await loadLayer(files, layerKey(deps.buildId, files), deps);
  (await readyLayer(loaded, deps)).dispose();
  return reportOf(loaded);
}
