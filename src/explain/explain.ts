import type { Engine } from '../engine/engine.js';
import type { ParsedSource } from '../pap/source/parsed-source.js';
import type { InputDocument } from '../pdp/input-document.js';
import type { PolicySet } from '../pdp/policy-set.js';
import { createReplay, type ReplayPolicy } from '../replay/decide-again.js';
import type { RecordedCall } from '../replay/recorded-call.js';
import { explainLayer } from './explain-layer.js';
import type { ExplainedLayer, Explanation } from './explanation.js';
import { lookAgain, type Looking } from './look-again.js';
import { nearestChange, type Change } from './nearest-change.js';
import { regoTruths } from './rego-truths.js';
import { triedRules } from './tried-rules.js';

/** One `--policy`: as it was written, and as it decides by itself. */
export interface Layer {
  readonly parsed: ParsedSource;
  readonly set: PolicySet;
}

export interface ExplainDeps {
  /** All layers together. */
  readonly policy: ReplayPolicy;
  readonly layers: readonly Layer[];
  readonly looking: Looking;
  readonly engine: () => Promise<Engine>;
}

/** Why a call is decided as it is. A limit is not counted: nobody knows how many calls came before. */
export async function explain(call: RecordedCall, { policy, layers, looking, engine }: ExplainDeps): Promise<Explanation> {
  const replay = createReplay(policy);
  const { effect, reasons, rules, unknown } = replay(call);
  const owns = layers.map(({ set }) => createReplay({ set, reads: [undefined] })(call));
  const guarded = reasons.some(({ source }) => source !== 'mcp.policy' && source !== 'mcp.main');
  const explained: ExplainedLayer[] = [];
  let change: Change | undefined;
  for (const [index, { parsed, set }] of layers.entries()) {
    const own = owns[index];
    if (own === undefined) continue;
    const { input } = own;
    if (parsed.policy === undefined) {
      const { modules, data } = parsed.bundle;
      const tried = await triedRules(await engine(), modules, data, input);
      explained.push({ kind: 'rego', name: parsed.name, effect: own.effect, reasons: own.reasons, rules: tried });
      continue;
    }
    const { verdict, rego, checked } = await explainLayer(parsed.policy, input, set, (document) => regoTruths(parsed, document, engine));
    explained.push({ kind: 'policy_file', name: parsed.name, effect: own.effect, verdict, checked });
    const { config } = policy.set;
    const decide = (changed: InputDocument) => replay({ ...call, input: lookAgain(changed, config, looking) }).effect;
    const deniedElsewhere = effect !== 'allow' && (guarded || owns.some((other) => other !== own && other.effect !== 'allow'));
    change ??= nearestChange({
      policy: parsed.policy,
      input,
      verdict,
      rego,
      effect,
      deniedElsewhere,
      roots: config.paths.prefixes,
      decide,
    });
  }
  return { input: call.input, effect, reasons, rules, unknown, layers: explained, change };
}
