import { keptEngine } from '../engine/test-engine.js';
import { compilePolicy, type CompileOptions } from '../../src/compiler/compile-policy.js';
import type { Bundle } from '../../src/engine/bundle.js';
import type { Engine } from '../../src/engine/engine.js';
import { renderDiagnostic } from '../../src/errors/render.js';
import { hostBuiltinNames } from '../../src/pdp/builtins/index.js';
import { createEvaluator, type WasmEvaluator } from '../../src/pdp/create-evaluator.js';
import type { Decision } from '../../src/pdp/decision.js';
import type { ClientInfo, Finding, Identity, InputDocument, SessionFact } from '../../src/pdp/input-document.js';
import { libraryModules } from '../../src/pdp/library.js';
import type { JsonObject, JsonValue } from '../../src/protocol/json/json.js';

/** OPA as it ships, knowing the builtins of the real host. */
export function engine(): Promise<Engine> {
  return keptEngine(hostBuiltinNames);
}

/** The bundle of a policy that must compile; its problems as a person would see them otherwise. */
export function compiled(text: string, options: Partial<CompileOptions> = {}): Bundle {
  const result = compilePolicy(text, { file: 'policy.yaml', ...options });
  if (!result.ok) throw new Error(result.diagnostics.map((each) => renderDiagnostic(each, () => text)).join('\n'));
  return result.bundle;
}

/** All problems of a policy, errors or warnings. */
export function problems(text: string, options: Partial<CompileOptions> = {}) {
  const result = compilePolicy(text, { file: 'policy.yaml', environment: { SET: 'value', EMPTY: '' }, ...options });
  return result.ok ? result.warnings : result.diagnostics;
}

export async function inWasm(opa: Engine, bundle: Bundle): Promise<WasmEvaluator> {
  const built = await opa.build({
    modules: [...bundle.modules, ...libraryModules()],
    entrypoints: ['mcp/main/decision', 'mcp/main/hidden'],
  });
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  return createEvaluator({ wasm: built.wasm, data: bundle.data, revision: 'test' });
}

/** A policy is written as packages by name up to so many, and as rows in data beyond. */
export const FORMS = [
  ['packages', 10_000],
  ['rows', 0],
] as const;

/** What the strict check and the formatter have to say of a text. */
export async function faults(opa: Engine, { modules, data }: Bundle): Promise<readonly unknown[]> {
  const { diagnostics } = await opa.check({ modules, data, strict: true });
  const { files } = await opa.format(modules);
  return [...diagnostics, ...files.filter(({ changed }) => changed)];
}

/** Decisions of OPA's interpreter, in the order of the inputs. */
export async function inTopdown(opa: Engine, bundle: Bundle, inputs: readonly InputDocument[]): Promise<readonly Decision[]> {
  const query = '[decision | some each in input; decision := data.mcp.main.decision with input as each]';
  const modules = [...bundle.modules, ...libraryModules()];
  const answer = await opa.evaluate({ modules, data: bundle.data, query, input: inputs as unknown as JsonValue });
  if (!answer.ok) throw new Error(JSON.stringify(answer.diagnostics));
  const [first] = answer.result as unknown as readonly { readonly expressions: readonly { readonly value: readonly Decision[] }[] }[];
  return first?.expressions[0]?.value ?? [];
}

export function decided(evaluator: WasmEvaluator, input: InputDocument): Decision {
  const outcome = evaluator.decide(input);
  if (outcome.kind !== 'decided') throw new Error(`${outcome.code}: ${outcome.message}`);
  return outcome.decision;
}

/** What a case says of its message; the rest is an ordinary call. */
export interface Message {
  readonly tool?: string;
  readonly known?: boolean;
  /** Of the prompt. */
  readonly alike?: true;
  readonly method?: string;
  readonly acting?: boolean;
  readonly arguments?: JsonValue;
  readonly server?: string;
  /** Of the tool, as the server lists it. */
  readonly annotations?: JsonObject;
  readonly resource?: string;
  readonly prompt?: string;
  readonly identity?: Partial<Identity>;
  readonly client?: ClientInfo;
  readonly session?: Partial<SessionFact>;
  /** What detectors saw; the rest is an ordinary finding of high confidence. */
  readonly findings?: readonly (Pick<Finding, 'detector' | 'rule' | 'path'> & Partial<Finding>)[];
  /** Of the definition of what the message is about; likewise. */
  readonly defined?: NonNullable<Message['findings']>;
  /** The moment of the call, RFC 3339. */
  readonly at?: string;
  /** Path arguments: where each leads, and below which prefixes. `null` is a value that is no text. */
  readonly paths?: Readonly<
    Record<
      string,
      null | {
        readonly at: string;
        readonly resolved?: string;
        readonly under?: readonly string[];
        readonly touches?: readonly string[];
        readonly also?: readonly string[];
      }
    >
  >;
}

const FINDING = { role: 'text', surface: 'arguments', confidence: 'high', severity: 'high', view: 'raw', span: [0, 1] } as const;

export function inputOf(message: Message): InputDocument {
  const { tool, known, annotations, resource, prompt, alike, acting = true, paths = {} } = message;
  const method = message.method ?? (resource === undefined ? (prompt === undefined ? 'tools/call' : 'prompts/get') : 'resources/read');
  const nowMs = message.at === undefined ? 0 : Date.parse(message.at);
  return {
    version: 1,
    direction: 'client_to_server',
    kind: 'request',
    method,
    acting,
    server: message.server ?? 'test',
    ...(tool === undefined
      ? {}
      : { tool: { name: tool, ...(known === undefined ? {} : { known }), ...(annotations === undefined ? {} : { annotations }) } }),
    ...(resource === undefined ? {} : { resource: { uri: resource } }),
    ...(prompt === undefined ? {} : { prompt: { name: prompt, ...(alike ? { alike } : {}) } }),
    ...(message.arguments === undefined ? {} : { arguments: message.arguments }),
    identity: { subject: 'alice', authenticated: false, method: 'os', ...message.identity },
    client: message.client ?? {},
    session: { id: 's', started: '2026-01-01T00:00:00Z', calls: 0, tools: {}, labels: [], ...message.session },
    findings: (message.findings ?? []).map((found) => ({ ...FINDING, ...found })),
    ...(message.defined === undefined
      ? {}
      : {
          definition: {
            kind: 'tool' as const,
            name: tool ?? '',
            findings: message.defined.map((found) => ({ ...FINDING, surface: 'definition', ...found })),
          },
        }),
    paths: Object.fromEntries(
      Object.entries(paths).map(([name, path]) => [
        `/arguments/${name}`,
        path === null
          ? { lexical: '', resolved: '', under: [] }
          : {
              lexical: path.at,
              resolved: path.resolved ?? path.at,
              under: path.under ?? [],
              ...(path.touches === undefined ? {} : { touches: path.touches }),
              ...(path.also === undefined ? {} : { also: path.also }),
            },
      ]),
    ),
    time: timeOf(nowMs),
    transport: 'stdio',
    mode: 'enforce',
  };
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function timeOf(nowMs: number): InputDocument['time'] {
  const date = new Date(nowMs);
  return { now_ns: nowMs * 1e6, hour: date.getUTCHours(), weekday: DAYS[date.getUTCDay()] ?? '', zone: 'UTC' };
}
