import { UserError } from '../errors/exit.js';
import { loadPolicySet, type LoadedPolicies } from './load-policy-set.js';
import type { LayerReport } from './layer/loaded-layer.js';
import type { PolicyDeps } from './policy-deps.js';
import { isRemote, type PolicySource } from './source/policy-source.js';
import type { RemoteBundles } from './remote/remote-bundles.js';

/**
 * What was downloaded and cannot be loaded does not stop a start where a bundle is kept that could be. The other bundles stay what their
 * servers have now.
 */
export async function loadFirst(sources: readonly PolicySource[], deps: PolicyDeps): Promise<LoadedPolicies> {
  let isSound = false;
  const onSound = async (layers: readonly LayerReport[]) => {
    isSound = true;
    await deps.onSound?.(layers);
  };
  for (;;) {
    const failed = new Set<PolicySource>();
    try {
      return await loadPolicySet(sources, { ...deps, onSound, onFailed: (source) => void failed.add(source) });
    } catch (cause) {
      // What no source by itself is guilty of may be right with an older one of any.
      const guilty = failed.size === 0 ? sources : sources.filter((source) => failed.has(source));
      if (!isSound && cause instanceof UserError && fallBack(guilty, cause.message, deps.remote)) continue;
      deps.remote?.close();
      throw cause;
    }
  }
}

/** True where one of them has something older to go on with. */
function fallBack(sources: readonly PolicySource[], why: string, remote: RemoteBundles | undefined): boolean {
  const older = sources.filter((source) => isRemote(source) && remote?.fallBack(source, why) === true);
  return older.length > 0;
}
