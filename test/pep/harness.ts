import { AuditWriteError, type AuditEvent, type AuditSink, type EvaluationData, type InvokedData } from '../../src/audit/event.js';
import { blindInspector, type Inspector } from '../../src/inspect/inspector.js';
import { createRateLimiter } from '../../src/limits/create-rate-limiter.js';
import type { RateLimiter } from '../../src/limits/rate-limiter.js';
import type { Reason } from '../../src/pdp/decision.js';
import type { PolicyConfig } from '../../src/pdp/evaluator.js';
import type { Identity, InputDocument, ToolFact } from '../../src/pdp/input-document.js';
import type { PolicySet, Verdict } from '../../src/pdp/policy-set.js';
import { openConversation, type ConversationOptions } from '../../src/pep/open-conversation.js';
import type { ShadowPolicy } from '../../src/pep/judge/shadow.js';
import { createPathResolver } from '../../src/pip/paths.js';
import type { TaskLedger } from '../../src/pip/task-ledger.js';
import type { Clock } from '../../src/telemetry/clock.js';
import { silentLog } from '../../src/telemetry/log.js';
import type { Conversation, Exchange, Forward, Interceptor, Line } from '../../src/transport/interceptor.js';

export interface ManualClock extends Clock {
  advance(ms: number): void;
}

export function manualClock(start = Date.UTC(2026, 1, 3, 10, 30)): ManualClock {
  let now = start;
  return { now: () => now, monotonic: () => now - start, advance: (ms) => void (now += ms) };
}

export function reason(id: string, message = `because of ${id}`, source = 'mcp.policy'): Reason {
  return { id, message, severity: 'medium', source };
}

const PLAIN: Verdict = { effect: 'allow', reasons: [], rules: [], warnings: [], obligations: [], labels: [], revision: 'r1' };
export const allow = (more: Partial<Verdict> = {}): Verdict => ({ ...PLAIN, ...more });
export const deny = (id = 'default', message?: string, more: Partial<Verdict> = {}): Verdict => ({
  ...PLAIN,
  effect: 'deny',
  reasons: [reason(id, message)],
  rules: [id],
  ...more,
});
export const ask = (id = 'needs-consent'): Verdict => ({ ...PLAIN, effect: 'ask', reasons: [reason(id)], rules: [id] });

export interface FakePolicy {
  readonly decide?: (input: InputDocument) => Verdict;
  readonly hidden?: readonly string[] | ((tools: readonly ToolFact[]) => Iterable<string>);
  readonly config?: Partial<Omit<PolicyConfig, 'raw' | 'audit' | 'paths'>> & {
    readonly audit?: Partial<PolicyConfig['audit']>;
    readonly paths?: Partial<PolicyConfig['paths']>;
  };
  readonly revision?: string;
}

/** A policy set of functions. Unless told otherwise it allows everything and hides nothing. */
export function fakePolicy({ decide = () => allow(), hidden = [], config = {}, revision = 'r1' }: FakePolicy = {}): PolicySet {
  return {
    revision,
    layers: [{ name: 'fake', revision }],
    config: {
      ...config,
      paths: { prefixes: [], arguments: [], ...config.paths },
      audit: { redact_fields: [], include_arguments: true, log_all: false, ...config.audit },
      facts: config.facts ?? {},
      inside: config.inside ?? 'all',
      origins: config.origins ?? false,
      restrictedTools: config.restrictedTools ?? [],
      restrictedPrompts: config.restrictedPrompts ?? [],
      results: config.results ?? 'none',
      raw: {},
    },
    decide: (input) => ({ ...decide(input), revision }),
    hidden: (_input, tools) =>
      new Set(typeof hidden === 'function' ? hidden(tools) : hidden.filter((name) => tools.some((tool) => tool.name === name))),
    dispose: () => undefined,
  };
}

/** Plumbing passes unless the rule denies; acting needs its allow: as `mcp.main` composes. */
export function acting(rule: (input: InputDocument) => Verdict): (input: InputDocument) => Verdict {
  return (input) => (input.acting ? rule(input) : allow());
}

export interface Recorder extends AuditSink {
  readonly groups: AuditEvent[][];
  readonly events: AuditEvent[];
  broken: boolean;
}

export function recorder(): Recorder {
  const groups: AuditEvent[][] = [];
  return {
    groups,
    get events() {
      return groups.flat();
    },
    broken: false,
    append(events) {
      if (this.broken) throw new AuditWriteError('no space left on device');
      groups.push([...events]);
    },
    close: () => undefined,
  };
}

export interface Bench {
  readonly session: Conversation;
  readonly clock: ManualClock;
  readonly audit: Recorder;
  readonly noise: string[];
  /** Replaces the active policies, as a reload does. */
  readonly use: (policy: PolicySet | (() => PolicySet)) => void;
  readonly client: (...messages: readonly unknown[]) => Moved;
  readonly server: (...messages: readonly unknown[]) => Moved;
  /** Both sides of a new exchange of the session. */
  readonly exchange: () => Pick<Bench, 'client' | 'server'> & { readonly exchange: Exchange };
  /** Runs what waits for a timer. */
  readonly settle: () => void;
  readonly evaluations: () => readonly EvaluationData[];
  readonly invoked: () => readonly InvokedData[];
}

/** What left, as text. */
export interface Moved {
  readonly toServer: readonly string[];
  readonly toClient: readonly string[];
}

export interface BenchOptions {
  readonly policy?: FakePolicy;
  readonly shadow?: ShadowPolicy;
  readonly options?: ConversationOptions;
  readonly inspector?: Inspector;
  readonly limiter?: RateLimiter;
  readonly cwd?: string;
  readonly identity?: Identity;
  readonly tasks?: () => TaskLedger;
  readonly clock?: ManualClock;
  /** Ids of its records and of the session begin with it. */
  readonly name?: string;
  readonly onRecord?: (event: AuditEvent) => void;
}

export function bench({
  policy = {},
  shadow,
  options,
  inspector = blindInspector,
  limiter,
  cwd = '/srv/work',
  identity = { subject: 'alice', authenticated: false, method: 'os' },
  tasks: ledger,
  clock = manualClock(),
  name = 'd',
  onRecord,
}: BenchOptions = {}): Bench {
  const audit = recorder();
  const noise: string[] = [];
  const tasks: (() => void)[] = [];
  const first = fakePolicy(policy);
  let active: () => PolicySet = () => first;
  let id = 0;
  const session = openConversation({
    policy: () => active(),
    inspector,
    limiter: limiter ?? createRateLimiter({ clock }),
    audit,
    paths: createPathResolver({ cwd, clock, home: '/home/alice' }),
    identity,
    server: 'files',
    transport: 'stdio',
    clock,
    ids: () => `${name}${++id}`,
    log: silentLog,
    onNoise: (bytes) => void noise.push(bytes.toString()),
    defer: (task) => void tasks.push(task),
    ...(shadow === undefined ? {} : { shadow }),
    ...(ledger === undefined ? {} : { tasks: ledger }),
    ...(options === undefined ? {} : { options }),
    ...(onRecord === undefined ? {} : { onRecord }),
  });
  return {
    session,
    clock,
    audit,
    noise,
    use: (next) => void (active = typeof next === 'function' ? next : () => next),
    ...sidesOf(session),
    exchange: () => {
      const exchange = session.exchange();
      return { ...sidesOf(exchange), exchange };
    },
    settle: () => {
      for (const task of tasks.splice(0)) task();
    },
    evaluations: () => audit.events.flatMap((event) => (event.type === 'ai.agentmesh.policy.evaluation' ? [event.data] : [])),
    invoked: () => audit.events.flatMap((event) => (event.type === 'ai.agentmesh.tool.invoked' ? [event.data] : [])),
  };
}

function sidesOf(interceptor: Interceptor): Pick<Bench, 'client' | 'server'> {
  return {
    client: (...messages) => moved(interceptor.fromClient(messages.map(lineOf))),
    server: (...messages) => moved(interceptor.fromServer(messages.map(lineOf))),
  };
}

/** Text goes as it is, anything else as JSON. */
export function lineOf(message: unknown): Line {
  const bytes = Buffer.isBuffer(message) ? message : Buffer.from(typeof message === 'string' ? message : JSON.stringify(message));
  return { bytes, raw: Buffer.concat([bytes, Buffer.from('\n')]), ending: '\n' };
}

function moved({ toServer, toClient }: Forward): Moved {
  return { toServer: toServer.map((line) => line.toString()), toClient: toClient.map((line) => line.toString()) };
}

export const call = (id: number | string, name: string, args: unknown = {}, more: object = {}) => ({
  jsonrpc: '2.0',
  id,
  method: 'tools/call',
  params: { name, arguments: args, ...more },
});
export const request = (id: number | string, method: string, params?: object) => ({
  jsonrpc: '2.0',
  id,
  method,
  ...(params === undefined ? {} : { params }),
});
export const notify = (method: string, params?: object) => ({ jsonrpc: '2.0', method, ...(params === undefined ? {} : { params }) });
export const result = (id: number | string, value: unknown) => ({ jsonrpc: '2.0', id, result: value });
export const text = (value: string) => ({ content: [{ type: 'text', text: value }] });

/** What a message looks like on the wire. */
export const wire = (message: unknown): string => `${JSON.stringify(message)}\n`;

export interface Answer {
  readonly jsonrpc: '2.0';
  readonly id: unknown;
  readonly result?: {
    readonly content: { readonly type: string; readonly text: string }[];
    readonly isError?: boolean;
    readonly _meta: Record<string, unknown>;
  };
  readonly error?: { readonly code: number; readonly message: string; readonly data?: Record<string, unknown> };
}
export const parse = (line: string | undefined): Answer => JSON.parse(line ?? 'null') as Answer;
