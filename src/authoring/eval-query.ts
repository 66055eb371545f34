import type { Engine, EvalRequest, EvalResult } from '../engine/engine.js';
import { hostBuiltins } from '../pdp/builtins/index.js';
import { DecisionContext } from '../pdp/decision-context.js';
import { encodeText } from '../pdp/encode-input.js';
import { QUERY_FUEL } from '../pdp/fuel/meter.js';
import { loadPolicyModule } from '../pdp/wasm/policy-module.js';
import type { JsonObject } from '../protocol/json/json.js';
import { systemClock } from '../telemetry/clock.js';
import type { Target } from './choices.js';

/** Over the modules, the library among them where it is wanted. A deadline that passed is an `EngineError`. */
export async function evalQuery(engine: Engine, request: EvalRequest, target: Target): Promise<EvalResult> {
  return target === 'rego' ? engine.evaluate(request) : evalInWasm(engine, request);
}

const QUERY = { package: 'agentmesh_query', entrypoint: 'agentmesh_query/result' } as const;
const HEADROOM_BYTES = 256 * 1024 * 1024;
/** Of no bytes the module makes an undefined input. */
const NO_INPUT = new ArrayBuffer(0);

async function evalInWasm(engine: Engine, { modules, data = {}, query, input, imports = [] }: EvalRequest): Promise<EvalResult> {
  const lines = [`package ${QUERY.package}`, ...imports.map((each) => `import ${each}`), `result := ${query}`];
  const asked = { path: 'query', text: `${lines.join('\n\n')}\n` };
  const built = await engine.build({ modules: [...modules, asked], data, entrypoints: [QUERY.entrypoint] });
  if (!built.ok) return built;
  const context = new DecisionContext(systemClock, () => undefined);
  const text = new TextEncoder().encode(JSON.stringify(data));
  const module = await loadPolicyModule(built.wasm, {
    data: text,
    builtins: hostBuiltins,
    context,
    headroomBytes: HEADROOM_BYTES,
    meter: { fuel: QUERY_FUEL, clock: systemClock },
  });
  context.begin(typeof input === 'object' && input !== null ? input : {});
  try {
    const answer = module
      .instantiate()
      .policy.evaluate(input === undefined ? NO_INPUT : encodeText(JSON.stringify(input)), QUERY.entrypoint);
    const result = (answer as readonly { readonly result: JsonObject }[]).map(({ result: value }) => ({
      expressions: [{ value, text: query, location: { row: 1, col: 1 } }],
    }));
    return { ok: true, result };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return { ok: false, diagnostics: [{ severity: 'error', code: 'wasm_error', message }] };
  }
}
