import type { Policy } from '../compiler/language/policy.js';
import type { RegoModule } from '../engine/bundle.js';
import { UserError } from '../errors/exit.js';
import { actingOnly } from '../pap/layer/acting-only.js';
import { buildLayer, type BuildDeps } from '../pap/layer/build-layer.js';
import { parseSource } from '../pap/source/parse-source.js';
import { layerName, type PolicySource } from '../pap/source/policy-source.js';
import { readSource } from '../pap/source/read-source.js';
import { createEvaluator } from '../pdp/create-evaluator.js';
import type { Evaluator } from '../pdp/evaluator.js';
import { withLibrary } from '../pdp/library.js';
import type { JsonObject } from '../protocol/json/json.js';

/** A policy that is tested: what decides, what OPA's interpreter is given, and what a person wrote. */
export interface CasePolicy {
  readonly name: string;
  readonly evaluator: Evaluator;
  readonly modules: readonly RegoModule[];
  readonly data: JsonObject;
  /** Of YAML. */
  readonly policy: Policy | undefined;
  readonly texts: ReadonlyMap<string, string>;
}

/** Built as a start builds it. Throws a `UserError`. The caller disposes of the evaluator. */
export async function loadCasePolicy(source: PolicySource, deps: BuildDeps): Promise<CasePolicy> {
  const name = layerName(source);
  const parsed = await parseSource(await readSource(source));
  const layer = await buildLayer(parsed, deps);
  if (layer.opinion === 'guards')
    throw new UserError(`\`${name}\` holds guards (\`custom\`) only, which never allow: there is no policy to test`);
  const { wasm, data, revision, main, reads } = layer;
  const evaluator = await createEvaluator({ wasm, data, revision, ...(reads === undefined ? {} : { reads }) });
  const own = parsed.bundle.modules;
  return {
    name,
    evaluator: main === 'own' ? actingOnly(evaluator) : evaluator,
    modules: main === 'own' ? own : withLibrary(own),
    data: parsed.bundle.data,
    policy: parsed.policy,
    texts: parsed.texts,
  };
}
