import { layerKey } from './layer/layer-cache.js';
import { reportOf, type LayerReport } from './layer/loaded-layer.js';
import { loadLayer } from './layer/load-layer.js';
import type { PolicyDeps } from './policy-deps.js';
import type { PolicySource } from './source/policy-source.js';
import { readSource } from './source/read-source.js';
import { readyLayer } from './layer/ready-layer.js';

/** One source by itself: everything that a start checks, so that what is valid starts. */
export async function validateSource(source: PolicySource, deps: PolicyDeps): Promise<LayerReport> {
  const files = await readSource(source, deps);
  const loaded = await loadLayer(files, layerKey(deps.buildId, files), deps);
  (await readyLayer(loaded, deps)).dispose();
  return reportOf(loaded);
}
