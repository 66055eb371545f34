import { defaultReadLimits, type ReadLimits } from '../../../protocol/read-limits.js';
import { systemClock, type Clock } from '../../../telemetry/clock.js';
import type { Log } from '../../../telemetry/log.js';
import type { Conversation } from '../../interceptor.js';
import { DEFAULT_PATH } from '../front/listen.js';
import { refuseRequest } from '../refusal.js';
import { Shares } from '../shares.js';
import type { HttpBackend, HttpCall } from '../http-backend.js';
import { MAX_CALLERS } from '../caller.js';
import { UNKNOWN_EVENT, UNKNOWN_SESSION } from '../session-refusals.js';
import { parseEndpoint } from '../endpoint.js';
import { createCallers } from './callers.js';
import { createCarrier } from './carrier.js';
import type { ReverseContext } from './context.js';
import { createDecide } from '../decide.js';
import { relayDiscovery } from './discovery.js';
import { deferredExchange, sessionStream, unboundStream, type Deferred, type Listeners } from './get-stream.js';
import { defaultReverseLimits, SWEEP_MS, type ReverseLimits } from './limits.js';
import { isModern, sessionOf } from './place.js';
import { createPost } from './post.js';
import { relay } from './relay.js';
import type { EventHooks } from './relay-events.js';
import { headerRules, requestHeaders } from './request-headers.js';
import { createSessions } from './sessions.js';
import { sessionHeader } from './session-header.js';
import type { Outgoing, Transfer } from './transfer.js';
import { createUpstream } from './upstream.js';

export interface ReverseOptions {
  /** Of the server's MCP endpoint. */
  readonly url: URL;
  /** Sent with every request, in place of the client's of that name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Plain `http:` to a host that is not this machine. */
  readonly allowInsecure?: boolean;
  readonly limits?: Partial<ReverseLimits>;
  /** What the enforcement point reads by. */
  readonly readLimits?: ReadLimits;
  readonly log: Log;
  /**
   * What becomes of a client's token. `pass` where the listener itself asks for none, so that it is meant for the server; a token for us
   * must not go on to another (MCP, authorization: token passthrough): `strip`.
   */
  readonly authorization: 'pass' | 'strip';
  /** `one`: nobody tells callers apart, so that one may have all room. Default `several`: each leaves some to the others. */
  readonly callers?: 'one' | 'several';
  /** Of our own MCP endpoint; default `/mcp`. */
  readonly path?: string;
  readonly clock?: Clock;
}

/** HTTP to HTTP: every message is decided, and everything else passes as it came. Throws a `UserError` for a URL or headers that are none. */
export function reverseBackend(options: ReverseOptions): HttpBackend {
  const { log, authorization, path: ownPath = DEFAULT_PATH, clock = systemClock } = options;
  const { url, headers } = parseEndpoint(options);
  const limits: ReverseLimits = { ...defaultReverseLimits, ...options.limits };
  const upstream = createUpstream(url, limits);
  const decide = createDecide(log);
  // Behind TLS a server is found by its own name; on plain HTTP it is a neighbour of ours that is to be reached by the client's.
  const host = url.protocol === 'https:' ? url.host : undefined;
  const rules = headerRules(host, new Map(Object.entries(headers)), authorization === 'strip' ? ['authorization'] : []);
  const endpoint = url.pathname + url.search;
  const readLimits: ReadLimits = { ...defaultReadLimits, ...options.readLimits, lineBreaks: 'allow' };
  const onEnd = (conversation: Conversation) => decide.closed(conversation, 'server');
  const sessions = createSessions({ ...limits, now: () => clock.monotonic(), onEnd: ({ conversation }) => onEnd(conversation) });
  const callers = createCallers(MAX_CALLERS, onEnd);
  const listeners: Listeners = new Map();
  const eventIds: ReverseContext['eventIds'] = ({ session, out }) => session?.eventIds ?? callers.eventIds(out.call.caller);
  const budget = new Shares(limits.maxHeldBytes, options.callers);
  const { maxLineBytes, stalledMs } = limits;
  const carrier = createCarrier({
    upstream,
    decide,
    log,
    maxLineBytes,
    stalledMs,
    budget,
    readLimits,
    rules,
    sessions,
    endpoint,
    eventIds,
  });
  const { context } = carrier;
  const sweeping = setInterval(() => sessions.sweep(), SWEEP_MS).unref();

  /** What has no message: a GET, a DELETE. `ends`: with that status the session is over. */
  const withoutMessage = async (
    call: HttpCall,
    listens: boolean,
    ends: (status: number) => boolean,
    hooksOf: (transfer: Transfer, deferred: Deferred) => EventHooks | undefined,
  ) => {
    const modern = isModern(call);
    const found = modern ? 'none' : sessionOf(call, sessions);
    if (found === 'unknown') return refuseRequest(call.response, UNKNOWN_SESSION);
    const session = found === 'none' ? undefined : found;
    const deferred = deferredExchange(() => callers.of(call.caller));
    const exchange = session?.conversation ?? deferred.exchange;
    const out: Outgoing = { ...NO_MESSAGE, call, exchange, session, modern, listens };
    const resumed = call.request.headers['last-event-id'];
    // A server whose ids are of no session would send what it has said in another.
    if (!modern && typeof resumed === 'string' && resumed !== '' && !eventIds({ session, out }).has(resumed)) {
      return refuseRequest(call.response, UNKNOWN_EVENT);
    }
    await carrier.carry(out, requestHeaders(call.request, rules, sessionHeader(modern)), (transfer, message) => {
      const hooks = hooksOf(transfer, deferred);
      if (session !== undefined && ends(message.statusCode ?? 502)) sessions.end(session);
      return relay(transfer, message, context, hooks);
    });
  };
  const get = (call: HttpCall) =>
    withoutMessage(
      call,
      true,
      (status) => status === GONE,
      (transfer, deferred) =>
        transfer.session === undefined
          ? unboundStream(transfer, { call, deferred, sessions, listeners, ownPath }, context)
          : sessionStream(transfer.session, context),
    );
  const remove = (call: HttpCall) =>
    withoutMessage(
      call,
      false,
      (status) => status < 300 || status === GONE,
      () => undefined,
    );

  return {
    post: createPost({ carrier, rules, sessions, callers, listeners, endpoint, readLimits }),
    get,
    delete: remove,
    // Where the listener asks for tokens of its own, the server's metadata would lead clients to the wrong ones.
    ...(authorization === 'strip'
      ? {}
      : { discovery: (request, response) => relayDiscovery(request, response, upstream, rules, ownPath, budget) }),
    policyChanged: () => {
      for (const session of sessions.all()) {
        session.brought.forget();
        const [stream] = session.streams;
        session.untold = stream === undefined;
        if (stream !== undefined) for (const line of decide.policyChanged(session.conversation)) stream.message(line);
      }
      for (const [stream, exchange] of listeners) for (const line of decide.policyChanged(exchange)) stream.message(line);
    },
    close: async (signal) => {
      clearInterval(sweeping);
      await carrier.close();
      for (const session of sessions.all()) sessions.end(session);
      callers.end();
      upstream.close();
      return { code: null, signal };
    },
  };
}

const GONE = 404;
const NO_MESSAGE = { own: false, sent: undefined, batch: false, refusals: [] } as const;
