import { defaultReadLimits, type ReadLimits } from '../../../protocol/read-limits.js';
import { systemClock, type Clock } from '../../../telemetry/clock.js';
import { isTold, type Log } from '../../../telemetry/log.js';
import type { ServerConnection, ServerEnd } from '../../server-connection.js';
import { createDecide, type Decide } from '../decide.js';
import { accepts, EVENT_STREAM, JSON_TYPE } from '../media-types.js';
import type { Caller } from '../caller.js';
import type { HttpBackend, HttpCall } from '../http-backend.js';
import { refuseRequest } from '../refusal.js';
import { heldBy } from '../held-by.js';
import { Shares } from '../shares.js';
import { answerAtOnce } from './answer-at-once.js';
import { awakeClock } from './awake-clock.js';
import { isStateless, StatelessAsking } from './stateless-asking.js';
import { StatelessCallers } from './stateless-callers.js';
import { asks, idTextOf, readIncoming, requestsIn, type Incoming } from './incoming.js';
import { isolatedPort } from './isolated-port.js';
import { defaultSessionLimits, KEEP_ALIVE_MS, SWEEP_MS, type SessionLimits } from './limits.js';
import type { LineServerHandlers } from './line-server.js';
import { REFUSED } from './refusals.js';
import { ServerPool } from './server-pool.js';
import { Session } from './session.js';
import { SessionTable } from './session-table.js';
import type { SessionPort } from './session-port.js';
import { SharedServer } from './shared-server.js';
import type { Lost } from './slow-channels.js';

export interface SessionsOptions {
  /** Starts a server. What it throws is told to the client as far as that it could not be started. */
  readonly start: () => ServerConnection;
  /** A server for each session, or one for all of them. */
  readonly mode: 'isolated' | 'shared';
  readonly limits?: Partial<SessionLimits>;
  /** `one`: nobody tells callers apart, so that one may have all servers. Default `several`: each leaves some to the others. */
  readonly callers?: 'one' | 'several';
  /** How a message is read, here as in the enforcement point. */
  readonly readLimits?: ReadLimits;
  readonly clock?: Clock;
  /** Names of sessions: unguessable, of visible ASCII characters. */
  readonly ids: () => string;
  /** Calls `task` again and again until it is told to stop; default a timer that keeps no process alive. */
  readonly every?: (ms: number, task: () => void) => () => void;
  readonly log: Log;
}

/** Streamable HTTP in front of servers that speak lines: processes on stdio, or whatever else looks like one. */
export function sessionsBackend(options: SessionsOptions): HttpBackend {
  return new SessionsBackend(options);
}

class SessionsBackend implements HttpBackend {
  readonly #options: SessionsOptions;
  readonly #limits: SessionLimits;
  readonly #readLimits: ReadLimits;
  readonly #clock: Clock;
  readonly #decide: Decide;
  readonly #pool: ServerPool;
  readonly #callers: StatelessCallers;
  readonly #asking: StatelessAsking;
  readonly #shared: SharedServer | undefined;
  readonly #sessions: SessionTable;
  readonly #held: Shares;
  readonly #lost: Lost;
  readonly #stopSweeping: () => void;
  #keptAlive: number;
  #closing = false;

  constructor(options: SessionsOptions) {
    const { readLimits = defaultReadLimits, every = everyInterval } = options;
    const clock = awakeClock(options.clock ?? systemClock);
    this.#options = options;
    this.#clock = clock;
    this.#decide = createDecide(options.log);
    this.#limits = { ...defaultSessionLimits, ...options.limits };
    this.#readLimits = { ...readLimits, maxLineBytes: this.#limits.maxLineBytes };
    const shares = () => new Shares(this.#limits.maxSessions, options.callers);
    this.#held = new Shares(this.#limits.maxHeldBytes, options.callers);
    let lost = 0;
    this.#lost = (why) => {
      if (isTold(++lost)) options.log.warn(why, { times: lost });
    };
    this.#sessions = new SessionTable(shares());
    this.#pool = new ServerPool(options.start, shares(), this.#limits.maxLineBytes, options.log);
    const start = (handlers: LineServerHandlers, caller?: string) => this.#pool.start(handlers, caller);
    this.#shared = options.mode === 'shared' ? new SharedServer(start, this.#readLimits) : undefined;
    this.#callers = new StatelessCallers({
      start,
      shared: options.mode === 'shared',
      limits: this.#readLimits,
      clock,
      decide: this.#decide,
      held: this.#held,
      lost: this.#lost,
      log: options.log,
    });
    this.#asking = new StatelessAsking(this.#callers, this.#decide, (caller) => this.#hasRoom(caller));
    this.#keptAlive = clock.monotonic();
    this.#stopSweeping = every(SWEEP_MS, () => this.#sweep());
  }

  post(call: HttpCall, body: Buffer): Promise<void> | void {
    const { response, request } = call;
    const incoming = readIncoming(body, request.headers, this.#readLimits);
    const { message } = incoming;
    if (this.#closing) return refuseRequest(response, REFUSED.stopping, idTextOf(message));
    const { accept } = request.headers;
    if (asks(message) && !(accepts(accept, JSON_TYPE) && accepts(accept, EVENT_STREAM))) {
      return refuseRequest(response, REFUSED.notAcceptable, idTextOf(message));
    }
    if (isStateless(call, incoming)) return this.#asking.ask(call, incoming);

    const id = request.headers['mcp-session-id'];
    if (id !== undefined) return this.#inSession(call, idTextOf(message), (session) => session.post(call, incoming));
    if (message.kind === 'request' && message.method === 'initialize') return this.#initialize(call, incoming);
    if (message.kind === 'unreadable' || message.kind === 'noise') return this.#asking.refuse(call, incoming);
    const batched = requestsIn(message).some(({ method }) => method === 'initialize');
    refuseRequest(response, batched ? REFUSED.batchedInitialize : REFUSED.noSession, idTextOf(message));
  }

  async get(call: HttpCall): Promise<void> {
    if (this.#closing) return refuseRequest(call.response, REFUSED.stopping);
    if (!accepts(call.request.headers.accept, EVENT_STREAM)) return refuseRequest(call.response, REFUSED.noEventStream);
    return this.#inSession(call, undefined, (session) => session.get(call.request, call.response));
  }

  async delete(call: HttpCall): Promise<void> {
    return this.#inSession(call, undefined, (session) => {
      session.close();
      call.response.writeHead(204).end();
    });
  }

  policyChanged(): void {
    for (const session of this.#sessions.all()) session.policyChanged();
    for (const server of this.#callers.servers()) server.policyChanged();
  }

  async close(signal: NodeJS.Signals): Promise<ServerEnd> {
    this.#closing = true;
    this.#stopSweeping();
    for (const session of this.#sessions.all()) session.stop(signal);
    await this.#pool.stop(signal);
    this.#callers.end();
    return { code: 0, signal: null };
  }

  #inSession(call: HttpCall, idText: string | undefined, use: (session: Session) => void | Promise<void>): void | Promise<void> {
    const found = this.#sessions.of(call);
    return 'refusal' in found ? refuseRequest(call.response, found.refusal, idText) : use(found.session);
  }

  #initialize(call: HttpCall, incoming: Incoming): void {
    const { response, caller } = call;
    const idText = idTextOf(incoming.message);
    if (!this.#hasRoom(caller)) return refuseRequest(response, REFUSED.tooManySessions, idText);
    const conversation = caller.open(this.#shared);
    const forward = this.#decide.fromClient(conversation, incoming.line);
    if (forward.toServer.length === 0) {
      this.#decide.closed(conversation, 'server');
      return answerAtOnce(response, incoming.message, forward.toClient);
    }
    const id = this.#options.ids();
    try {
      const onClose = () => this.#sessions.delete(id);
      const held = heldBy(this.#held, caller.key);
      const parts = {
        id,
        conversation,
        limits: this.#readLimits,
        clock: this.#clock,
        decide: this.#decide,
        held,
        lost: this.#lost,
        onClose,
      };
      const session = new Session(parts, (self) => this.#portOf(self, caller));
      this.#sessions.add(session, caller.key);
      session.move(response, incoming, { toServer: forward.toServer, toClient: [] });
    } catch (error) {
      this.#options.log.error('a server could not be started', { err: error });
      this.#decide.closed(conversation, 'server');
      refuseRequest(response, REFUSED.cannotStart, idText);
    }
  }

  #portOf(session: Session, { key }: Caller): SessionPort {
    return this.#shared?.join(session) ?? isolatedPort(this.#pool, session, key);
  }

  #hasRoom({ key }: Caller): boolean {
    if (this.#options.mode === 'shared') return this.#sessions.hasRoom(key);
    // What is forgotten ends by itself, but takes its time.
    if (this.#pool.size >= this.#limits.maxSessions) this.#callers.forgetIdle();
    return this.#pool.hasRoom(key);
  }

  #sweep(): void {
    const now = this.#clock.monotonic();
    const keepAlive = now - this.#keptAlive >= KEEP_ALIVE_MS;
    if (keepAlive) this.#keptAlive = now;
    const { sessionIdleMs } = this.#limits;
    for (const session of this.#sessions.all()) session.sweep(now, keepAlive, sessionIdleMs);
    this.#callers.sweep(now, keepAlive, sessionIdleMs);
  }
}

function everyInterval(ms: number, task: () => void): () => void {
  const timer = setInterval(task, ms).unref();
  return () => clearInterval(timer);
}
