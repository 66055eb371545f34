import type { KeyedSources } from './source/keyed-sources.js';
import { loadRead, type LoadedPolicies } from './load-policy-set.js';
import type { PolicyDeps } from './policy-deps.js';
import type { PolicySource } from './source/policy-source.js';

/** The policies that were read, once their own tests pass where that is asked for. Throws as loading does, and for a test that fails. */
export async function loadTested(read: KeyedSources, sources: readonly PolicySource[], deps: PolicyDeps): Promise<LoadedPolicies> {
  const loaded = await loadRead(read, deps);
  try {
    await deps.reloadTests?.check(sources);
    return loaded;
  } catch (cause) {
    loaded.set.dispose();
    throw cause;
  }
}
