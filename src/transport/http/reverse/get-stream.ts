import type { Exchange } from '../../interceptor.js';
import type { HttpCall } from '../http-backend.js';
import type { SseEvent } from '../sse/event.js';
import type { ReverseContext } from './context.js';
import type { EventStream } from './event-stream.js';
import type { EventHooks } from './relay-events.js';
import { serverEndpoint } from './sse-endpoint.js';
import type { Session, Sessions } from './sessions.js';
import type { Transfer } from './transfer.js';

/** Streams of what is said unasked outside of sessions, and who decides about it. */
export type Listeners = Map<EventStream, Exchange>;

/** Decides by whoever is known to be concerned once the first message comes. */
export interface Deferred {
  readonly exchange: Exchange;
  become(exchange: Exchange): void;
}

export function deferredExchange(otherwise: () => Exchange): Deferred {
  let target: Exchange | undefined;
  const decider = () => (target ??= otherwise());
  return {
    exchange: {
      fromClient: (lines) => decider().fromClient(lines),
      fromServer: (lines) => decider().fromServer(lines),
      closed: (side, detail) => target?.closed(side, detail) ?? [],
      policyChanged: () => target?.policyChanged() ?? [],
    },
    become: (exchange) => void (target = exchange),
  };
}

/** The stream of a session. What a new policy changed while nobody listened is told first. */
export function sessionStream(session: Session, { decide }: ReverseContext): EventHooks {
  return {
    onOpen: (stream) => {
      session.streams.add(stream);
      if (session.untold) for (const line of decide.policyChanged(session.conversation)) stream.message(line);
      session.untold = false;
      return () => session.streams.delete(stream);
    },
  };
}

export interface UnboundStream {
  readonly call: HttpCall;
  readonly deferred: Deferred;
  readonly sessions: Sessions;
  readonly listeners: Listeners;
  readonly ownPath: string;
}

/** A stream outside of sessions, or one that begins a session: an HTTP+SSE server says where to POST in its first event. */
export function unboundStream(
  transfer: Transfer,
  { call, deferred, sessions, listeners, ownPath }: UnboundStream,
  { upstream, log }: ReverseContext,
): EventHooks {
  let opened: EventStream | undefined;
  const onEvent = (event: SseEvent): Buffer | undefined => {
    if (transfer.session !== undefined) return undefined;
    const endpoint = serverEndpoint(event, upstream.url, ownPath);
    if (endpoint === undefined) return undefined;
    if (endpoint === 'elsewhere' || !sessions.makeRoom()) {
      log.warn(endpoint === 'elsewhere' ? 'the server names an endpoint of another origin, which is refused' : 'too many sessions');
      transfer.abort();
      return Buffer.alloc(0);
    }
    const conversation = call.caller.open();
    deferred.become(conversation);
    const { id, path } = endpoint;
    const session = sessions.add({ id, key: call.caller.key, conversation, path, answersElsewhere: true });
    transfer.session = session;
    if (opened !== undefined) session.streams.add(opened);
    const release = sessions.use(session);
    call.response.once('close', () => {
      release();
      sessions.end(session);
    });
    return endpoint.event;
  };
  const onOpen = (stream: EventStream) => {
    opened = stream;
    listeners.set(stream, deferred.exchange);
    return () => listeners.delete(stream);
  };
  return { onOpen, onEvent };
}
