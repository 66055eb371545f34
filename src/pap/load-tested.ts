import { loadPolicySet, type LoadedPolicies } from './load-policy-set.js';
import type { PolicyDeps } from './policy-deps.js';
import type { PolicySource } from './policy-source.js';

/** The policies, once their own tests pass where that is asked for. Throws as loading does, and for a test that fails. */
export async function loadTested(sources: readonly PolicySource[], deps: PolicyDeps): Promise<LoadedPolicies> {
  const loaded = await loadPolicySet(sources, deps);
  try {
    await deps.reloadTests?.check(sources);
    return loaded;
  } catch (cause) {
    loaded.set.dispose();
    throw cause;
  }
}
