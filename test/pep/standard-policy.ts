import { afterAll, beforeAll } from 'vitest';
import { loadPolicySet } from '../../src/pap/load-policy-set.js';
import { resolveSource } from '../../src/pap/source/resolve-source.js';
import type { PolicySet } from '../../src/pdp/policy-set.js';
import { keptPolicyDeps } from '../kept-policy-deps.js';

/** The profile `standard`, loaded before the tests of the file that asks for it. */
export function standardPolicy(): () => PolicySet {
  const deps = keptPolicyDeps();
  let standard: PolicySet | undefined;
  beforeAll(async () => {
    ({ set: standard } = await loadPolicySet([resolveSource('standard')], deps));
  }, 60_000);
  afterAll(() => deps.close());
  return () => {
    if (standard === undefined) throw new Error('asked for before the tests');
    return standard;
  };
}
