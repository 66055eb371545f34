import { EventEmitter } from 'node:events';
import type { AuditEvent, EvaluationData } from './audit/event.js';
import { compose } from './compose/compose.js';
import type { ComposedProxy, ComposeOptions, ProxyEnd, ProxyFacts } from './compose/options.js';
import {
  call,
  checkOptions,
  flag,
  object,
  objectWith,
  someTexts,
  text,
  textOr,
  texts,
  whole,
  type OptionShape,
} from './config/check-options.js';
import { parseListenAddress, type ListenAddress } from './config/listen-address.js';
import type { ListenOptions } from './config/protect-options.js';
import { LISTEN_LIMITS, READ_LIMITS, REMOTE_POLICY, SERVER_NAME, SERVER_NAME_FORM } from './config/ranges.js';
import { UserError } from './errors/exit.js';
import { parseRate } from './limits/parse-rate.js';
import type { ReloadEvent } from './pap/reload-event.js';
import { silentLog } from './telemetry/log.js';

export type { AuditEvent, EvaluationData, InvokedData, ResponseSummary } from './audit/event.js';
export type { ProxyEnd, ProxyFacts } from './compose/options.js';
export { UserError } from './errors/exit.js';
export type { Diagnostic, Span } from './errors/diagnostic.js';
export type { ReloadEvent } from './pap/reload-event.js';
export type { Decision, Effect, Obligation, Reason, Severity } from './pdp/decision.js';
export type { Finding, Identity, InputDocument, Mode } from './pdp/input-document.js';
export type { Log } from './telemetry/log.js';

/** The options of `agentmesh protect` as properties. What is absent has the command line's default. */
export interface MCPProxyOptions extends Omit<
  ComposeOptions,
  'command' | 'policies' | 'shadowPolicies' | 'rateLimit' | 'listen' | 'onRecord' | 'onReload' | 'signals'
> {
  /** The server: a command on PATH, a file, or a scoped npm package. */
  readonly target: string;
  readonly targetArgs?: readonly string[];
  /** Each as `--policy` takes it; several are layers, the strictest wins. */
  readonly policy?: string | readonly string[];
  /** Asked beside `policy` and never carried out: records say where it differs. */
  readonly shadowPolicy?: string | readonly string[];
  /** Over all tools: `100/minute`. */
  readonly rateLimit?: string | ComposeOptions['rateLimit'];
  /** Where HTTP is served, `[host:]port[/path]`, and to whom. */
  readonly listen?: { readonly address: string } & Omit<ListenOptions, keyof ListenAddress>;
  /** Called for each message that the policy does not allow, in shadow mode too. What it throws is logged and hurts nothing. */
  readonly onViolation?: (event: ViolationEvent) => unknown;
}

/** What was decided of one message, once its record was accepted. */
export interface DecisionEvent extends EvaluationData {
  /** RFC 3339. */
  readonly time: string;
}

/** A decision that is no allow. In shadow mode `enforced` is false. */
export interface ViolationEvent extends DecisionEvent {
  readonly decision: 'deny' | 'ask';
}

export interface MCPProxyEvents {
  decision: [DecisionEvent];
  violation: [ViolationEvent];
  reload: [ReloadEvent];
  /** The server could not be started, or a defect. Without a listener it goes to `logger` alone. */
  error: [Error];
  /** The server has ended and everything for the client has left. */
  exit: [ProxyEnd];
}

/**
 * One MCP server behind the policy, in this process: what `agentmesh protect` does, as an object.
 * Throws a `UserError` for options that are wrong.
 */
export class MCPProxy extends EventEmitter<MCPProxyEvents> {
  readonly #options: MCPProxyOptions;
  #proxy: Promise<ComposedProxy> | undefined;
  #ended: Promise<ProxyEnd | undefined> | undefined;

  constructor(options: MCPProxyOptions) {
    super();
    checkProxyOptions(options);
    this.#options = options;
  }

  /**
   * Loads the policies, starts the server and serves this process's stdin and stdout, or `input` and `output`. Resolves once it
   * serves; rejects with a `UserError` when the policy, the identity, the log or the server's command is wrong.
   */
  async start(): Promise<ProxyFacts> {
    if (this.#proxy !== undefined) throw new UserError('this proxy was started before; make another one');
    this.#proxy = compose(this.#composeOptions());
    const proxy = await this.#proxy;
    this.#ended = this.#serve(proxy);
    return proxy.facts;
  }

  /** Ends the server and waits until its last words have left and the audit log is closed. Undefined where nothing was started. */
  async stop(): Promise<ProxyEnd | undefined> {
    const proxy = await this.#proxy?.catch(() => undefined);
    proxy?.stop();
    return this.#ended;
  }

  /** Reads the policies again now. A failure keeps the last good revision. */
  async reload(): Promise<ReloadEvent> {
    const proxy = await this.#proxy;
    if (proxy === undefined) throw new UserError('the proxy was not started yet');
    return proxy.reload();
  }

  async #serve(proxy: ComposedProxy): Promise<ProxyEnd | undefined> {
    try {
      const end = await proxy.run();
      this.#tell('exit', end);
      return end;
    } catch (error) {
      const logger = this.#options.logger ?? silentLog;
      logger.error('the proxy ended with an error', { err: error });
      this.#tell('error', error instanceof Error ? error : new Error(String(error)));
      return undefined;
    }
  }

  #composeOptions(): ComposeOptions {
    const { target, targetArgs = [], policy, shadowPolicy, rateLimit, listen, onViolation: _told, ...rest } = this.#options;
    return {
      ...rest,
      command: [target, ...targetArgs],
      ...(policy === undefined ? {} : { policies: typeof policy === 'string' ? [policy] : policy }),
      ...(shadowPolicy === undefined ? {} : { shadowPolicies: typeof shadowPolicy === 'string' ? [shadowPolicy] : shadowPolicy }),
      ...(rateLimit === undefined
        ? {}
        : { rateLimit: parseRate(typeof rateLimit === 'string' ? rateLimit : `${rateLimit.requests}/${rateLimit.per}`) }),
      ...(listen === undefined ? {} : { listen: listenOptions(listen) }),
      onRecord: (event) => this.#hear(event),
      onReload: (event) => this.#tell('reload', event),
    };
  }

  #hear(event: AuditEvent): void {
    if (event.type !== 'ai.agentmesh.policy.evaluation') return;
    const decision: DecisionEvent = { time: new Date(event.time).toISOString(), ...event.data };
    this.#tell('decision', decision);
    if (!isViolation(decision)) return;
    this.#call(this.#options.onViolation, decision);
    this.#tell('violation', decision);
  }

  /** Each listener on its own: one that throws neither stops the others nor a message. */
  #tell<Name extends keyof MCPProxyEvents>(name: Name, ...args: MCPProxyEvents[Name]): void {
    for (const listener of this.rawListeners(name)) this.#call(listener as (...args: MCPProxyEvents[Name]) => unknown, ...args);
  }

  #call<Args extends unknown[]>(listener: ((...args: Args) => unknown) | undefined, ...args: Args): void {
    const failed = (error: unknown) => (this.#options.logger ?? silentLog).warn('a listener failed', { err: error });
    try {
      Promise.resolve(listener?.apply(this, args)).catch(failed);
    } catch (error) {
      failed(error);
    }
  }
}

function isViolation(event: DecisionEvent): event is ViolationEvent {
  return event.decision !== 'allow';
}

function listenOptions({ address, ...rest }: NonNullable<MCPProxyOptions['listen']>): ListenOptions {
  return { ...parseListenAddress(address), ...rest };
}

const stream = (...methods: string[]): OptionShape => objectWith('a stream', ...methods);

const OPTIONS: Readonly<Record<keyof MCPProxyOptions, OptionShape>> = {
  target: text,
  targetArgs: texts,
  policy: textOr('a list of at least one text', someTexts),
  shadowPolicy: textOr('a list of at least one text', someTexts),
  signatures: {
    members: {
      verificationKey: text,
      verificationKeyId: text,
      signingAlg: text,
      scope: text,
      excludeFilesVerify: texts,
      requireSigned: flag,
    },
  },
  mode: { choices: ['enforce', 'shadow'] },
  name: { takes: SERVER_NAME_FORM, holds: (value) => typeof value === 'string' && SERVER_NAME.test(value) },
  log: textOr('`false`', (value) => value === false),
  logFormat: { choices: ['cloudevents', 'json'] },
  auditFsync: flag,
  auditFailure: { choices: ['deny', 'allow'] },
  rateLimit: textOr('an object of `requests`, `per`', (value) => typeof value === 'object'),
  sanitize: flag,
  denyAs: { choices: ['result', 'error'] },
  identity: { members: { name: text, token: text, jwks: text, issuer: text, audience: text } },
  input: stream('on', 'pause', 'resume'),
  output: stream('on', 'write'),
  stderr: stream('write'),
  env: object,
  cwd: text,
  remote: { members: { headers: object, allowHttp: flag } },
  reloadRequiresTests: flag,
  lock: text,
  remotePolicy: { members: { allowHttp: flag, noRollback: flag, timeoutMs: whole(REMOTE_POLICY.timeoutMs) } },
  listen: {
    members: {
      address: text,
      token: text,
      allowedHosts: texts,
      allowedOrigins: texts,
      sessions: { choices: ['isolated', 'shared'] },
      maxSessions: whole(LISTEN_LIMITS.maxSessions),
      sessionIdleMinutes: whole(LISTEN_LIMITS.sessionIdleMinutes),
    },
  },
  logger: objectWith('an object of `debug`, `info`, `warn`, `error`', 'debug', 'info', 'warn', 'error'),
  limits: {
    members: {
      lineBytes: whole(READ_LIMITS.lineBytes),
      depth: whole(READ_LIMITS.depth),
      members: whole(READ_LIMITS.members),
      batch: whole(READ_LIMITS.batch),
      pending: whole(READ_LIMITS.pending),
    },
  },
  onViolation: call,
};

function checkProxyOptions(options: MCPProxyOptions): void {
  const given: unknown = options;
  if (typeof given !== 'object' || given === null) throw new UserError('MCPProxy needs options: `new MCPProxy({ target: … })`');
  if (!('target' in given) || given.target === undefined || given.target === '')
    throw new UserError('MCPProxy needs a `target`: the command, file or npm package of the server');
  checkOptions(given, OPTIONS, 'MCPProxy');
}
