import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { defaultLogPath } from './audit/default-path.js';
import { AuditWriteError, nullSink, type AuditEvent, type AuditSink, type LifecycleType } from './audit/event.js';
import { openAuditLog } from './audit/open-log.js';
import { UserError } from './errors/exit.js';
import { resolveIdentity } from './identity/resolve.js';
import { blindInspector } from './inspect/inspector.js';
import { createPolicyDeps } from './pap/create-policy-deps.js';
import { explain } from './pap/explain.js';
import type { LayerReport } from './pap/load-policy-set.js';
import { openPolicyStore, type PolicyStore, type ReloadEvent, type ReloadTrigger } from './pap/policy-store.js';
import { DEFAULT_PROFILE } from './pap/profiles.js';
import { resolveSources } from './pap/resolve-source.js';
import type { Rate } from './pdp/decision.js';
import type { Identity, Mode } from './pdp/input-document.js';
import type { JsonObject } from './protocol/json.js';
import { defaultReadLimits, type ReadLimits } from './protocol/read-limits.js';
import { systemClock } from './telemetry/clock.js';
import { silentLog, type Log } from './telemetry/log.js';
import { systemLookup } from './transport/lookup.js';
import { resolveCommand, type ServerTarget } from './transport/resolve-command.js';
import type { ServerConnection } from './transport/server-connection.js';
import { startServer } from './transport/server-process.js';
import type { SignalSource, StdioProxy } from './transport/stdio-proxy.js';

/** One MCP server behind the policy: what `agentmesh protect` and `MCPProxy` are made of. */
export interface ComposeOptions {
  /** The server as `protect` takes it: a command on PATH, a file, a scoped npm package, and its arguments (design §6). */
  readonly command: readonly string[];
  /** Each as `--policy` takes it and each a layer; default `['standard']`. */
  readonly policies?: readonly string[];
  /** Wins over what the policies say. */
  readonly mode?: Mode;
  /** The server's name in policies and records; default derived from the command. */
  readonly name?: string;
  /** Audit log file; false for none; default one per server in the user's state directory. */
  readonly log?: string | false;
  readonly logFormat?: 'cloudevents' | 'json';
  /** Also survive power loss: fsync after each group. */
  readonly auditFsync?: boolean;
  /** What happens to a message whose record cannot be written; default `deny`. */
  readonly auditFailure?: 'deny' | 'allow';
  /** One limit over all tools, beside those of the policies. */
  readonly rateLimit?: Rate;
  /** False: nothing is inspected (`--no-sanitize`). */
  readonly sanitize?: boolean;
  /** Denied calls of listed tools as results that the model reads (default), or as JSON-RPC errors. */
  readonly denyAs?: 'result' | 'error';
  readonly identity?: {
    readonly name?: string;
    readonly token?: string;
    readonly jwks?: string;
    readonly issuer?: string;
    readonly audience?: string;
  };
  /** The client's side; default this process's stdin and stdout. */
  readonly input?: Readable;
  readonly output?: Writable;
  /** Where the server's stderr and its noise on stdout go; default this process's stderr. */
  readonly stderr?: Writable;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  readonly logger?: Log;
  /** Over these a message is refused. */
  readonly limits?: { readonly lineBytes?: number; readonly depth?: number; readonly batch?: number };
  /** Where SIGINT and SIGTERM come from (the CLI gives `process`); by default nowhere, because a host keeps its own. */
  readonly signals?: SignalSource;
  /** Every record that was accepted, after it was. What a listener throws is logged and hurts nothing. */
  readonly onRecord?: (event: AuditEvent) => void;
  /** Every reload and every one that failed. */
  readonly onReload?: (event: ReloadEvent) => void;
}

/** What was put together, for the line that a start prints. */
export interface ProxyFacts {
  readonly server: string;
  /** The words that are spawned, after resolution. */
  readonly command: readonly string[];
  readonly mode: Mode;
  /** True where `mode` overrides what the policies say. */
  readonly modeOverridden: boolean;
  readonly policies: readonly LayerReport[];
  readonly revision: string;
  readonly log: string | undefined;
  readonly identity: Identity;
}

/** `code` or `signal` of the server's end, as child_process reports them. */
export interface ProxyEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ComposedProxy {
  readonly facts: ProxyFacts;
  /** Serves until either side ends. Once only. */
  run(): Promise<ProxyEnd>;
  /** Reads the policies again now. A failure is logged and recorded, and keeps the last good revision. */
  reload(trigger?: ReloadTrigger): Promise<ReloadEvent>;
  /** Ends the server and, with it, `run`. Safe to call at any time and more than once. */
  stop(signal?: NodeJS.Signals): void;
}

/** A client's first seconds belong to the server that starts; the compiler can warm up after them. */
const WARM_AFTER_MS = 2_000;

/**
 * Puts one proxy together. What is wrong with the policies, the identity or the log is a `UserError` here, before the server is
 * started. Once they are known to be good the server boots while the rest of the proxy is loaded; it gets nothing before `run`.
 */
export async function compose(options: ComposeOptions): Promise<ComposedProxy> {
  const { env = process.env, cwd = process.cwd(), logger: log = silentLog } = options;
  const sources = resolveSources(options.policies ?? [DEFAULT_PROFILE]);
  const target = processOf(resolveCommand(options.command, { ...systemLookup, cwd, env }));
  const server = options.name ?? target.name;
  if (target.note !== undefined) log.debug(`the server is started as \`${target.note}\``);

  const deps = createPolicyDeps({ log });
  const identified = resolveIdentity(options.identity ?? {});
  // Told where it is awaited, even if the policies fail first.
  identified.catch(() => undefined);
  let started: Started | undefined;
  // From the server's first moment: else a signal would end us alone, and leave a server behind that does not heed EOF.
  const stopEarly = (signal: NodeJS.Signals) => started?.process.stop(signal);
  let enforcing: ReturnType<typeof loadEnforcement> | undefined;
  let store: PolicyStore | undefined;
  try {
    const onSound = async () => {
      const identity = await identified;
      const audit = openSink(options, server, env, log);
      options.signals?.on('SIGINT', stopEarly).on('SIGTERM', stopEarly);
      try {
        started = { identity, ...audit, process: startServer({ command: target.command, args: target.args, env, cwd }) };
      } catch (error) {
        audit.sink.close();
        throw error;
      }
      started.process.exited.catch(() => undefined);
      // Only now: evaluating modules would hold up the server's start.
      enforcing = loadEnforcement();
    };
    store = await openPolicyStore(sources, { ...deps, clock: systemClock, log, onSound });
    const enforcement = await enforcing;
    if (started === undefined || enforcement === undefined) throw new Error('policies that are loaded are sound');
    return assemble({ options, env, cwd, log, target, server, store, ...started, enforcement, stopEarly, end: () => deps.close() });
  } catch (error) {
    options.signals?.off('SIGINT', stopEarly).off('SIGTERM', stopEarly);
    started?.process.stop('SIGKILL');
    started?.sink.close();
    await store?.close();
    await deps.close();
    throw error;
  }
}

/** What is there once nothing can be wrong any more. */
interface Started {
  readonly identity: Identity;
  readonly sink: AuditSink;
  readonly path: string | undefined;
  readonly process: ServerConnection;
}

/** The rooms that only messages need. */
async function loadEnforcement() {
  const [session, inspector, limiter, paths, folders, proxy] = await Promise.all([
    import('./pep/session.js'),
    import('./inspect/create-inspector.js'),
    import('./limits/create-rate-limiter.js'),
    import('./pip/paths.js'),
    import('./pip/server-folders.js'),
    import('./transport/stdio-proxy.js'),
  ]);
  return { ...session, ...inspector, ...limiter, ...paths, ...folders, ...proxy };
}

interface Parts extends Started {
  readonly options: ComposeOptions;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly log: Log;
  readonly target: ProcessTarget;
  readonly server: string;
  readonly store: PolicyStore;
  readonly enforcement: Awaited<ReturnType<typeof loadEnforcement>>;
  readonly stopEarly: (signal: NodeJS.Signals) => void;
  end(): Promise<void>;
}

function assemble(parts: Parts): ComposedProxy {
  const { options, env, cwd, log, target, server, store, identity, sink, enforcement } = parts;
  const { createSession, createInspector, createRateLimiter, createPathResolver, serverFolders, runStdioProxy } = enforcement;
  const limits = readLimits(options.limits);
  const facts = factsOf(parts);
  const record = recorder(parts);
  const session = createSession({
    policy: () => store.current(),
    inspector: options.sanitize === false ? blindInspector : createInspector(),
    limiter: createRateLimiter(),
    audit: sink,
    paths: createPathResolver({ cwd, bases: serverFolders(target.args, cwd), clock: systemClock }),
    identity,
    server,
    transport: 'stdio',
    clock: systemClock,
    ids: randomUUID,
    log,
    onNoise: (bytes) => void (options.stderr ?? process.stderr).write(Buffer.concat([bytes, Buffer.from('\n')])),
    ...(options.onRecord === undefined ? {} : { onRecord: options.onRecord }),
    options: {
      ...(options.mode === undefined ? {} : { mode: options.mode }),
      ...(options.rateLimit === undefined ? {} : { rateLimit: options.rateLimit }),
      denyAs: options.denyAs ?? 'result',
      auditFailure: options.auditFailure ?? 'deny',
      limits,
    },
  });
  let proxy: StdioProxy | undefined;

  return { facts, run, reload: (trigger = 'request') => store.reload(trigger), stop };

  async function run(): Promise<ProxyEnd> {
    record('ai.agentmesh.proxy.started', startedData(parts, facts));
    store.subscribe((event) => onReload(event));
    proxy = runStdioProxy({
      command: target.command,
      args: target.args,
      env,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      input: options.input ?? process.stdin,
      output: options.output ?? process.stdout,
      interceptor: session,
      maxLineBytes: limits.maxLineBytes,
      log,
      server: parts.process,
      ...(options.signals === undefined ? {} : { signals: options.signals }),
    });
    options.signals?.off('SIGINT', parts.stopEarly).off('SIGTERM', parts.stopEarly);
    store.watch();
    const warming = store.watchable ? setTimeout(() => void store.warm(), WARM_AFTER_MS).unref() : undefined;
    try {
      const end = await proxy.ended;
      record('ai.agentmesh.server.exited', { code: end.code, signal: end.signal });
      return end;
    } finally {
      clearTimeout(warming);
      record('ai.agentmesh.proxy.stopped', { server });
      sink.close();
      await store.close();
      await parts.end();
    }
  }

  function stop(signal: NodeJS.Signals = 'SIGTERM'): void {
    if (proxy === undefined) parts.process.stop(signal);
    else proxy.stop(signal);
  }

  function onReload(event: ReloadEvent): void {
    sayReload(event, log, record);
    options.onReload?.(event);
    if (event.outcome === 'reloaded') for (const line of session.policyChanged()) proxy?.toClient(line);
  }
}

type ProcessTarget = ServerTarget & { kind: 'process' };

function processOf(target: ServerTarget): ProcessTarget {
  if (target.kind === 'process') return target;
  throw new UserError(`\`${target.url.href}\`: servers at a URL are not supported yet; name the command of a stdio server`);
}

function openSink(
  options: ComposeOptions,
  server: string,
  env: NodeJS.ProcessEnv,
  log: Log,
): { sink: AuditSink; path: string | undefined } {
  if (options.log === false) return { sink: nullSink, path: undefined };
  const sink = openAuditLog({
    path: options.log ?? defaultLogPath(server, { platform: process.platform, env, home: homedir() }),
    format: options.logFormat ?? 'cloudevents',
    server,
    fsync: options.auditFsync ?? false,
    log,
  });
  return { sink, path: sink.path };
}

function readLimits({ lineBytes, depth, batch }: NonNullable<ComposeOptions['limits']> = {}): ReadLimits {
  return {
    ...defaultReadLimits,
    ...(lineBytes === undefined ? {} : { maxLineBytes: lineBytes }),
    ...(depth === undefined ? {} : { maxDepth: depth }),
    ...(batch === undefined ? {} : { maxBatch: batch }),
  };
}

function factsOf({ options, target, server, store, identity, path }: Parts): ProxyFacts {
  const { config, revision } = store.current();
  return {
    server,
    command: [target.command, ...target.args],
    mode: options.mode ?? config.mode ?? 'enforce',
    modeOverridden: options.mode !== undefined && config.mode !== undefined && options.mode !== config.mode,
    policies: store.layers(),
    revision,
    log: path,
    identity,
  };
}

type RecordEvent = (type: LifecycleType, data: JsonObject) => void;

/** What happens to the proxy itself. A log that fails here is told, and stops messages where they are recorded. */
function recorder({ sink, options, log }: Parts): RecordEvent {
  return (type, data) => {
    const event: AuditEvent = { type, time: systemClock.now(), data };
    try {
      sink.append([event]);
    } catch (error) {
      if (!(error instanceof AuditWriteError)) throw error;
      log.error('the audit log cannot be written', { err: error });
      return;
    }
    try {
      options.onRecord?.(event);
    } catch (error) {
      log.error('a listener failed', { err: error });
    }
  };
}

/** The command's arguments stay out: people put tokens there. */
function startedData({ server, target, identity }: Parts, { mode, revision, policies }: ProxyFacts): JsonObject {
  const { subject, authenticated, method } = identity;
  return {
    server,
    command: target.command,
    mode,
    revision,
    policies: policies.map(({ name, revision }) => ({ name, revision })),
    identity: { subject, authenticated, method },
  };
}

function sayReload(event: ReloadEvent, log: Log, record: RecordEvent): void {
  const { outcome, trigger, from, to, recovered, error } = event;
  const duration_ms = Math.round(event.durationMs);
  switch (outcome) {
    case 'reloaded':
      log.info(`policy reloaded: ${short(from)} → ${short(to)}`, { trigger, from, to, duration_ms, recovered });
      for (const layer of event.layers) for (const notice of layer.notices) log.info(`policy \`${layer.name}\`: ${notice}`);
      return record('ai.agentmesh.policy.reloaded', { trigger, from, to, duration_ms, recovered });
    case 'unchanged':
      return log.info(recovered ? 'policy is good again, and what decides is unchanged' : 'policy unchanged', { trigger, revision: to });
    case 'failed': {
      const reason = error instanceof UserError ? explain(error) : String(error);
      log.error(`policy reload failed, ${short(from)} stays active: ${reason}`, { trigger, revision: from, duration_ms });
      return record('ai.agentmesh.policy.reload_failed', { trigger, revision: from, duration_ms, reason });
    }
  }
}

function short(revision: string): string {
  return revision.slice(0, 'sha256:'.length + 12);
}
