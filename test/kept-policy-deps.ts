import { createPolicyDeps, type OwnedPolicyDeps, type PolicyDepsOptions } from '../src/pap/create-policy-deps.js';
import { hostBuiltinNames } from '../src/pdp/builtins/index.js';
import { keptEngine } from './engine/test-engine.js';

/** The real library and OPA, which is that of all files of this worker. */
export function keptPolicyDeps(options?: PolicyDepsOptions): OwnedPolicyDeps {
  return { ...createPolicyDeps(options), engine: () => keptEngine(hostBuiltinNames), close: () => Promise.resolve() };
}
