import { EventEmitter } from 'node:events';
import type { AuditEvent } from './audit/event.js';
import { compose } from './compose/compose.js';
import type { DecisionEvent, ViolationEvent } from './compose/decision-event.js';
import type { ComposedProxy, ComposeOptions, ProxyEnd, ProxyFacts } from './compose/options.js';
import { checkProxyOptions, composeOptions, type MCPProxyOptions } from './compose/proxy-options.js';
import { UserError } from './errors/exit.js';
import type { ReloadEvent } from './pap/reload-event.js';
import { silentLog } from './telemetry/log.js';

export type { AuditEvent, EvaluationData, InvokedData, ResponseSummary } from './audit/event.js';
export type { DecisionEvent, ViolationEvent } from './compose/decision-event.js';
export type { ProxyEnd, ProxyFacts } from './compose/options.js';
export type { MCPProxyOptions } from './compose/proxy-options.js';
export { UserError } from './errors/exit.js';
export type { Diagnostic, Span } from './errors/diagnostic.js';
export type { ReloadEvent } from './pap/reload-event.js';
export type { Decision, Effect, Obligation, Reason, Severity } from './pdp/decision.js';
export type { Finding, Identity, InputDocument, Mode } from './pdp/input-document.js';
export type { Log } from './telemetry/log.js';

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
    return {
      ...composeOptions(this.#options),
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
