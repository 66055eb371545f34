import type { RegoModule } from '../../../src/engine/bundle.js';
import type { JsonObject, JsonValue } from '../../../src/protocol/json/json.js';
import { hostBuiltinNames } from '../../../src/pdp/builtins/index.js';
import { hasGo, startNativeEngine } from '../../engine/native-engine.js';
import { engine } from '../harness.js';

/** What the comparison needs of OPA: a module, and the values of a query for which one input holds many. */
export interface Opa {
  build(modules: readonly RegoModule[], entrypoints: readonly string[]): Promise<Uint8Array>;
  evaluate(modules: readonly RegoModule[], data: JsonObject, query: string, input: JsonValue): Promise<JsonObject>;
  close(): Promise<void>;
}

/**
 * OPA as a native program where Go is installed, else the module that we ship: the same program, which test/engine/native.test.ts proves.
 * Native it builds and interprets about eight times as fast.
 */
export async function startOpa(): Promise<Opa> {
  return hasGo ? native() : shipped();
}

function native(): Opa {
  const process = startNativeEngine();
  const call = async (op: string, request: object) => {
    const answer = (await process.call(op, { builtins: hostBuiltinNames, ...request })) as JsonObject;
    if (answer['diagnostics'] !== undefined || answer['failure'] !== undefined) throw new Error(JSON.stringify(answer));
    return answer;
  };
  return {
    build: async (modules, entrypoints) => Buffer.from((await call('build', { modules, entrypoints }))['wasm'] as string, 'base64'),
    evaluate: async (modules, data, query, input) => bindingsOf((await call('eval', { modules, data, query, input }))['result']),
    close: async () => process.close(),
  };
}

async function shipped(): Promise<Opa> {
  const opa = await engine();
  return {
    async build(modules, entrypoints) {
      const built = await opa.build({ modules, entrypoints });
      if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
      return built.wasm;
    },
    async evaluate(modules, data, query, input) {
      const answer = await opa.evaluate({ modules, data, query, input });
      if (!answer.ok) throw new Error(JSON.stringify(answer.diagnostics));
      return bindingsOf(answer.result);
    },
    close: () => opa.close(),
  };
}

function bindingsOf(result: JsonValue | undefined): JsonObject {
  const [first] = result as readonly { readonly bindings: JsonObject }[];
  if (first === undefined) throw new Error('the query is undefined');
  return first.bindings;
}
