import { UserError } from '../../errors/exit.js';
import { DECISION } from '../../pdp/entrypoints.js';
import { DECISION_FUEL } from '../../pdp/fuel/meter.js';
import type { Evaluator } from '../../pdp/evaluator.js';
import { actingOnly } from './acting-only.js';
import { encodeLayer } from './compiled-layer.js';
import type { AskedLayer, LoadedLayer } from './loaded-layer.js';
import type { PolicyDeps } from '../policy-deps.js';
import { selfTest } from './self-test.js';
import { withMeter } from './with-meter.js';

/** For one decision of a remote OPA. */
const REMOTE_DEADLINE_MS = 1_000;

/** The layer, ready to decide. What was compiled now is tested, and kept once it passed. */
export async function readyLayer(loaded: LoadedLayer, deps: PolicyDeps): Promise<Evaluator> {
  if (loaded.kind === 'asked') return askedEvaluator(loaded, deps);
  const { name, key, compiled } = loaded;
  const layer = withMeter(loaded.layer);
  const { createEvaluator } = await import('../../pdp/create-evaluator.js');
  const { wasm, data, revision, main, reads, bounded, metered } = layer;
  const fuel = bounded === true ? 'unbounded' : DECISION_FUEL;
  const print = (text: string) => deps.log?.debug('the policy prints', { policy: name, text });
  const plain = await createEvaluator({
    wasm,
    data,
    revision,
    fuel,
    print,
    ...(reads === undefined ? {} : { reads }),
    ...(metered === undefined ? {} : { metered }),
  });
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

/**
 * At its own entrypoint a remote OPA has our library, and knows of plumbing; whatever else decides there is asked for acting methods. It
 * must answer now: else every call would be denied, with a riddle for a reason.
 */
async function askedEvaluator({ name, url }: AskedLayer, { remoteDeadlineMs = REMOTE_DEADLINE_MS }: PolicyDeps): Promise<Evaluator> {
  const { createRemoteEvaluator } = await import('../../pdp/remote-opa/create-remote-evaluator.js');
  const remote = await createRemoteEvaluator({ url, name, deadlineMs: remoteDeadlineMs });
  const evaluator = url.endsWith(`/${DECISION}`) ? remote : actingOnly(remote);
  try {
    selfTest(evaluator, name, true);
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
