import { UserError } from '../errors/exit.js';
import type { Evaluator } from '../pdp/evaluator.js';
import { actingOnly } from './acting-only.js';
import { encodeLayer } from './compiled-layer.js';
import type { LoadedLayer } from './loaded-layer.js';
import type { PolicyDeps } from './policy-deps.js';
import { selfTest } from './self-test.js';

/** The layer, ready to decide. What was compiled now is tested, and kept once it passed. */
export async function readyLayer({ name, key, layer, compiled }: LoadedLayer, deps: PolicyDeps): Promise<Evaluator> {
  const { createEvaluator } = await import('../pdp/create-evaluator.js');
  const { wasm, data, revision, main, reads } = layer;
  const plain = await createEvaluator({ wasm, data, revision, ...(reads === undefined ? {} : { reads }) });
  const evaluator = main === 'own' ? actingOnly(plain) : plain;
  try {
    refuseMissing(name, plain.missingBuiltins);
    selfTest(evaluator, name, main === 'own');
    if (compiled) deps.cache.put(key, encodeLayer(layer, key));
    return evaluator;
  } catch (cause) {
    evaluator.dispose();
    throw cause;
  }
}

/** A module that was built elsewhere may count on builtins that we have not: every decision that comes to one would deny. */
function refuseMissing(name: string, builtins: readonly string[]): void {
  if (builtins.length === 0) return;
  throw new UserError(`policy \`${name}\` calls ${builtins.map((builtin) => `\`${builtin}\``).join(', ')}, which is not available here`);
}
