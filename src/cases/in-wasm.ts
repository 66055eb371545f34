import type { Engine, TestCase } from '../engine/engine.js';
import { PolicyError } from '../pap/policy-error.js';
import type { TestSuite } from '../pap/test-suites.js';
import { hostBuiltins } from '../pdp/builtins/index.js';
import { DecisionContext } from '../pdp/decision-context.js';
import { QUERY_FUEL } from '../pdp/fuel/meter.js';
import { besideLibrary } from '../pdp/library.js';
import { loadPolicyModule } from '../pdp/wasm/policy-module.js';
import { isJsonObject } from '../protocol/json/json.js';
import { systemClock } from '../telemetry/clock.js';
import { entrypointOf } from './entrypoint-of.js';

/** Rego tests compiled to WASM, each an entrypoint, and asked through the host that decides in production. */
export interface WasmTests {
  /** What the rule of a test is: undefined where it does not hold. Throws what the module throws. */
  ask(test: TestCase): unknown;
}

/** What one test may need beside the data. */
const HEADROOM_BYTES = 256 * 1024 * 1024;
const NO_INPUT = new ArrayBuffer(0);

/** Throws a `PolicyError` where a test cannot be compiled to WASM. */
export async function compileTests(engine: Engine, suite: TestSuite, tests: readonly TestCase[]): Promise<WasmTests> {
  const entrypoints = [...new Set(tests.map(entrypointOf))];
  const built = await engine.build({ modules: besideLibrary(suite.modules), data: suite.data, entrypoints });
  if (!built.ok) throw new PolicyError(suite.name, built.diagnostics, new Map(suite.modules.map(({ path, text }) => [path, text])));
  const context = new DecisionContext(systemClock, () => undefined);
  const data = new TextEncoder().encode(JSON.stringify(suite.data));
  const module = await loadPolicyModule(built.wasm, {
    data,
    builtins: hostBuiltins,
    context,
    headroomBytes: HEADROOM_BYTES,
    meter: { fuel: QUERY_FUEL, clock: systemClock },
  });
  let instance = module.instantiate();
  return {
    ask(test) {
      context.begin({});
      try {
        const answer = instance.policy.evaluate(NO_INPUT, entrypointOf(test));
        return Array.isArray(answer) ? (answer as readonly { readonly result?: unknown }[])[0]?.result : undefined;
      } catch (cause) {
        // It was thrown out of in the middle.
        instance = module.instantiate();
        throw cause;
      }
    },
  };
}

/** The cases of a test `test_x[case]` that hold: the paths of the members that are true. */
export function holdingCases(value: unknown): ReadonlySet<string> {
  const paths: string[] = [];
  walk(value, []);
  return new Set(paths);

  function walk(at: unknown, path: readonly string[]): void {
    if (at === true) paths.push(JSON.stringify(path));
    else if (isJsonObject(at)) for (const [name, inner] of Object.entries(at)) walk(inner, [...path, name]);
  }
}
