import { createHash } from 'node:crypto';
import type { RegoModule } from '../../src/engine/bundle.js';
import type { Engine } from '../../src/engine/engine.js';
import { hostBuiltinNames } from '../../src/pdp/builtins/index.js';
import { createEvaluator, type EvaluatorOptions, type WasmEvaluator } from '../../src/pdp/create-evaluator.js';
import type { Finding } from '../../src/pdp/input-document.js';
import { libraryModules } from '../../src/pdp/library.js';
import type { JsonObject, JsonValue } from '../../src/protocol/json/json.js';
import { keptEngine } from '../engine/test-engine.js';
import { inputDocument } from '../input-document.js';

/** OPA as it ships, knowing the builtins of the real host. */
export function engine(): Promise<Engine> {
  return keptEngine(hostBuiltinNames);
}

export const ENTRYPOINTS = ['mcp/main/decision', 'mcp/main/hidden'];

export interface Layer {
  readonly modules: readonly RegoModule[];
  readonly data?: JsonObject;
}

/** A policy as one writes it, `package mcp.policy` where it names none, with our library. */
export function layer(rego: string | readonly string[], data: JsonObject = {}): Layer & { readonly data: JsonObject } {
  const texts = typeof rego === 'string' ? [rego] : rego;
  const own = texts.map((text, index) => ({
    path: `policy${index}.rego`,
    text: text.trimStart().startsWith('package') ? text : `package mcp.policy\n\n${text}`,
  }));
  return { modules: [...libraryModules(), ...own], data };
}

export async function compile({ modules, data }: Layer, entrypoints: readonly string[] = ENTRYPOINTS): Promise<Uint8Array> {
  const built = await (await engine()).build({ modules, entrypoints });
  if (!built.ok) throw new Error(built.diagnostics.map(({ message }) => message).join('\n'), { cause: data });
  return built.wasm;
}

export async function evaluatorOf(given: Layer, options: Partial<EvaluatorOptions> = {}): Promise<WasmEvaluator> {
  const wasm = await compile(given);
  const revision = `sha256:${createHash('sha256').update(wasm).digest('hex')}`;
  return createEvaluator({ wasm, data: given.data ?? {}, revision, ...options });
}

/** The same question to OPA's own interpreter. */
export async function topdown(given: Layer, query: string, input?: JsonValue): Promise<JsonValue | undefined> {
  const result = await (
    await engine()
  ).evaluate({
    modules: given.modules,
    ...(given.data === undefined ? {} : { data: given.data }),
    query: `x := ${query}`,
    ...(input === undefined ? {} : { input }),
  });
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  const [first] = result.result as readonly { readonly bindings?: { readonly x?: JsonValue } }[];
  return first?.bindings?.x;
}

export { inputDocument as call } from '../input-document.js';

export const plumbing = inputDocument({ method: 'initialize', acting: false });

export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    detector: 'path_traversal',
    rule: 'path_traversal.dotdot',
    path: '/arguments/path',
    role: 'path',
    surface: 'arguments',
    confidence: 'high',
    severity: 'high',
    view: 'raw',
    span: [0, 4],
    ...changes,
  };
}

/** Sets come as lists in OPA's order, which is the same in both engines but for objects. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
