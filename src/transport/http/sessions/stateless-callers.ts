import type { Conversation } from '../../interceptor.js';
import { MAX_CALLERS, type Caller } from '../caller.js';
import { heldBy } from '../held-by.js';
import type { Shares } from '../shares.js';
import type { LineServer, LineServerHandlers } from './line-server.js';
import { StatelessServer, type StatelessDeps } from './stateless-server.js';

/** What is remembered of a caller that asks without sessions. */
interface Known {
  readonly conversation: Conversation;
  readonly server: StatelessServer;
  /** Monotonic milliseconds. */
  active: number;
}

export interface StatelessCallersDeps extends Omit<StatelessDeps, 'start' | 'held'> {
  /** Of what waits for clients. */
  readonly held: Shares;
  /** For a caller, or for all. Throws where none can be started. */
  readonly start: (handlers: LineServerHandlers, caller?: string) => LineServer;
  /** One server for all callers, instead of one for each. */
  readonly shared: boolean;
}

/** Who asks without sessions (2026-07-28): each caller has one conversation for all that it asks. */
export class StatelessCallers {
  readonly #deps: StatelessCallersDeps;
  readonly #known = new Map<string, Known>();
  readonly #shared: StatelessServer | undefined;

  constructor(deps: StatelessCallersDeps) {
    this.#deps = deps;
    this.#shared = deps.shared ? new StatelessServer({ ...deps, held: heldBy(deps.held, undefined) }) : undefined;
  }

  of(caller: Caller): Known {
    const active = this.#deps.clock.monotonic();
    const before = this.#known.get(caller.key);
    if (before !== undefined) {
      before.active = active;
      return before;
    }
    if (this.#known.size >= MAX_CALLERS) this.forgetIdle();
    const known = { conversation: caller.open(this.#shared), server: this.#shared ?? this.#serverOf(caller), active };
    this.#known.set(caller.key, known);
    return known;
  }

  #serverOf({ key }: Caller): StatelessServer {
    return new StatelessServer({ ...this.#deps, held: heldBy(this.#deps.held, key), start: (handlers) => this.#deps.start(handlers, key) });
  }

  *servers(): Iterable<StatelessServer> {
    if (this.#shared !== undefined) yield this.#shared;
    else for (const { server } of this.#known.values()) yield server;
  }

  sweep(now: number, keepAlive: boolean, idleMs: number): void {
    for (const server of this.servers()) server.sweep(now, keepAlive, idleMs);
    for (const [key, known] of this.#known) {
      if (known.server.openOf(known.conversation)) known.active = now;
      else if (now - known.active >= idleMs) this.#forget(key, known);
    }
  }

  /** Makes room: of those that have nothing open the one that was idle for longest goes, and its server. False: there is none. */
  forgetIdle(): boolean {
    let oldest: readonly [string, Known] | undefined;
    for (const entry of this.#known) {
      const [, known] = entry;
      if (!known.server.openOf(known.conversation) && (oldest === undefined || known.active < oldest[1].active)) oldest = entry;
    }
    if (oldest === undefined) return false;
    this.#forget(...oldest);
    return true;
  }

  end(): void {
    for (const [key, known] of this.#known) this.#forget(key, known);
  }

  #forget(key: string, { conversation, server }: Known): void {
    this.#known.delete(key);
    this.#deps.decide.closed(conversation, 'server');
    if (server !== this.#shared) server.close();
  }
}
