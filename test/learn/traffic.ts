import { join } from 'node:path';
import { EVALUATION, toRow, type AuditRow } from '../../src/audit/read/row.js';
import { mask } from '../../src/audit/mask.js';
import { compilePolicy } from '../../src/compiler/compile-policy.js';
import type { Policy } from '../../src/compiler/language/policy.js';
import { judgePolicy } from '../../src/compiler/meaning/judge-policy.js';
import type { Bundle } from '../../src/engine/bundle.js';
import { createInspector } from '../../src/inspect/create-inspector.js';
import { pathArguments } from '../../src/inspect/roles/path-arguments.js';
import type { ReplayPolicy } from '../../src/replay/decide-again.js';
import type { Effect, Reason } from '../../src/pdp/decision.js';
import type { InputDocument } from '../../src/pdp/input-document.js';
import { parsePolicyConfig } from '../../src/pdp/policy-config.js';
import { createPathResolver } from '../../src/pip/paths.js';
import { member, type JsonObject } from '../../src/protocol/json/json.js';
import { systemClock } from '../../src/telemetry/clock.js';
import { denial, evaluation, invoked, open, temporaryFolder, TIME } from '../audit/helpers.js';
import { fakePolicy } from '../pep/harness.js';

export interface Call {
  readonly tool?: string;
  readonly method?: string;
  readonly args?: JsonObject;
  readonly decision: Effect;
  readonly reasons?: readonly Reason[];
  readonly time?: number;
  readonly server?: string;
  readonly session?: string;
  readonly acting?: boolean;
  /** How the server answered. */
  readonly response?: string;
}

export const guard: Reason = { id: 'pii.card', message: 'a card number', severity: 'high', source: 'mcp.guards.pii.arguments' };
export const limited: Reason = { id: 'rate_limited', message: 'the limit is reached', severity: 'medium', source: 'pep' };

export const read = (path: string, decision: Effect = 'allow', more: Partial<Call> = {}): Call => ({
  tool: 'read_file',
  args: { path },
  decision,
  ...more,
});

export function call(tool: string, args: JsonObject, decision: Effect = 'allow', more: Partial<Call> = {}): Call {
  return { tool, args, decision, ...more };
}

const inspector = createInspector();

/** The input document that the proxy makes of a call. */
export function inputOf({
  tool,
  method = 'tools/call',
  args = {},
  server = 'fs',
  acting = true,
  session = 's',
}: Omit<Call, 'decision'>): InputDocument {
  const root = tool === undefined ? '/params' : '/arguments';
  const request = { surface: 'arguments', method, tool, value: args, root, pathArguments: [] } as const;
  const { uri } = args;
  const name = method === 'completion/complete' ? member(args['ref'], 'name') : args['name'];
  return {
    version: 1,
    direction: 'client_to_server',
    kind: 'request',
    method,
    acting,
    server,
    ...(tool === undefined ? { params: args } : { tool: { name: tool }, arguments: args, params: {} }),
    ...(typeof uri === 'string' && method.startsWith('resources/') ? { resource: { uri } } : {}),
    ...(typeof name === 'string' && ['prompts/get', 'completion/complete'].includes(method) ? { prompt: { name } } : {}),
    identity: { subject: 'alice', authenticated: false, method: 'os' },
    client: {},
    session: { id: session, started: '2026-01-01T00:00:00Z', calls: 0, tools: {}, labels: [] },
    findings: inspector.inspect(request).findings,
    paths: createPathResolver({ cwd: '/srv', clock: systemClock }).facts(pathArguments(args), []) ?? {},
    time: { now_ns: 0, hour: 0, weekday: 'Monday', zone: 'UTC' },
    transport: 'stdio',
    mode: 'enforce',
  };
}

/** A log of these calls, written as the proxy writes it. */
export function logOf(calls: readonly Call[], format: 'cloudevents' | 'json' = 'cloudevents'): string {
  const path = join(temporaryFolder(), 'audit.jsonl');
  let log = open(path, { format });
  let server = 'secure-filesystem';
  for (const [index, each] of calls.entries()) {
    const {
      tool,
      method = 'tools/call',
      decision,
      reasons = decision === 'allow' ? [] : [denial],
      time = TIME + index,
      session = 's',
    } = each;
    if (each.server !== undefined && each.server !== server) {
      log.close();
      server = each.server;
      log = open(path, { format, server });
    }
    const { document, masked } = maskOf(each);
    const common = { decision_id: `d-${index}`, decision, reasons, session };
    log.append([
      evaluation({ ...common, method, ...(tool === undefined ? { tool: undefined as never } : { tool }), input: document, masked }, time),
    ]);
    if (tool !== undefined) log.append([invoked({ ...common, tool, arguments: document['arguments'] ?? null }, time)]);
  }
  log.close();
  return path;
}

function maskOf(each: Call) {
  const input = inputOf(each);
  return mask(input, input.findings, []);
}

/** The rows of such a log, without files. */
export function rowsOf(calls: readonly Call[]): readonly AuditRow[] {
  return calls.map((each, index) => {
    const {
      tool,
      method = 'tools/call',
      decision,
      reasons = decision === 'allow' ? [] : [denial],
      time = TIME + index,
      server = 'fs',
      session = 's',
    } = each;
    const { document, masked } = maskOf(each);
    const data = {
      decision,
      tool: tool ?? null,
      method,
      kind: 'request',
      reasons: reasons.map((reason) => ({ ...reason })),
      input: document,
      masked: [...masked],
      decision_id: `d-${index}`,
      session,
    };
    const row = toRow({ type: EVALUATION, time, timeText: '', server, data }, 'audit.jsonl', index + 1);
    if (row === undefined) throw new Error('no row');
    return { ...row, ...(each.response === undefined ? {} : { response: each.response }) };
  });
}

export async function* streamed<T>(values: readonly T[]): AsyncGenerator<T> {
  for (const value of values) yield await Promise.resolve(value);
}

export interface Compiled {
  readonly policy: Policy;
  readonly bundle: Bundle;
}

/** The generated text, which has to be valid without a warning. */
export function compiled(yaml: string): Compiled {
  const result = compilePolicy(yaml, { file: 'generated.yaml' });
  if (!result.ok || result.warnings.length > 0) throw new Error(`${JSON.stringify(result, undefined, 1)}\n${yaml}`);
  return result;
}

/** A policy that the reference decides: the same way from a verdict to an effect as in WASM, at a thousandth of the cost. */
export function referencePolicy({ policy, bundle }: Compiled): ReplayPolicy {
  const config = parsePolicyConfig(bundle.data);
  const decide = (input: InputDocument) => {
    const { effect, reasons, rules, obligations, labels } = judgePolicy(policy, input);
    return {
      effect,
      reasons: reasons.map((reason) => ({ ...reason, source: 'mcp.policy' })),
      rules,
      revision: 'reference',
      warnings: [],
      obligations: obligations.map((obligation) => ({ ...obligation, layer: 'generated.yaml' })),
      labels,
    };
  };
  return { set: fakePolicy({ config, decide }), reads: [undefined] };
}
