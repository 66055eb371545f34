import { classify } from '../../../protocol/classify.js';
import { FIRST_STATELESS } from '../../../protocol/methods.js';
import type { Classified } from '../../../protocol/message.js';
import type { ReadLimits } from '../../../protocol/read-limits.js';
import type { Conversation, Exchange } from '../../interceptor.js';
import type { HttpRefusal } from '../refusal.js';
import { BATCHED_INITIALIZE, RETRY_LATER, UNKNOWN_SESSION } from '../session-refusals.js';
import type { HttpCall } from '../http-backend.js';
import type { Callers } from './callers.js';
import { endpointSession } from './sse-endpoint.js';
import type { Session, Sessions } from './sessions.js';

/** Where a request belongs: who decides about it. */
export interface Place {
  readonly exchange: Exchange;
  /** What the exchange belongs to, or it itself. */
  readonly conversation: Conversation;
  /** The exchange is this request's alone. */
  readonly own: boolean;
  readonly session: Session | undefined;
  readonly modern: boolean;
  /** An `initialize` outside of a session: whether it begins one, the server's answer tells. */
  readonly opening: Conversation | undefined;
  /** What the body is, where that had to be known. */
  readonly message: Classified | undefined;
}

/** By its header alone: where the body says otherwise the enforcement point refuses the request, before anything else happens. */
export function isModern({ request }: HttpCall): boolean {
  const version = request.headers['mcp-protocol-version'];
  return typeof version === 'string' && version >= FIRST_STATELESS;
}

/** The session that a request names; `unknown`: there is none of that id for this caller. */
export function sessionOf({ request, caller }: HttpCall, sessions: Sessions): Session | 'none' | 'unknown' {
  const named = request.headers['mcp-session-id'];
  const id = typeof named === 'string' ? named : endpointSession(request.url);
  return id === undefined ? 'none' : (sessions.find(id, caller.key) ?? 'unknown');
}

export function placeOfPost(call: HttpCall, body: Buffer, sessions: Sessions, callers: Callers, limits: ReadLimits): Place | HttpRefusal {
  const outside = (modern: boolean, message?: Classified): Place => {
    const conversation = callers.of(call.caller);
    return { exchange: conversation.exchange(), conversation, own: true, session: undefined, modern, opening: undefined, message };
  };
  const within = (conversation: Conversation, session?: Session, message?: Classified): Place => {
    const opening = session === undefined ? conversation : undefined;
    return { exchange: conversation, conversation, own: false, session, modern: false, opening, message };
  };
  // There are no sessions any more; a header that names one is ignored (2026-07-28, Streamable HTTP: earlier revisions).
  if (isModern(call)) return outside(true);
  const session = sessionOf(call, sessions);
  if (session === 'unknown') return UNKNOWN_SESSION;
  if (session !== 'none') return within(session.conversation, session);

  const message = classify(body, limits);
  if (message.kind === 'batch' && message.elements.some(isInitialize)) return BATCHED_INITIALIZE;
  if (!isInitialize(message)) return outside(false, message);
  if (!sessions.makeRoom()) return NO_ROOM;
  return within(call.caller.open(), undefined, message);
}

function isInitialize(message: { readonly kind: string; readonly method?: string }): boolean {
  return message.kind === 'request' && message.method === 'initialize';
}

export const NO_ROOM: HttpRefusal = {
  status: 503,
  code: 'too_many_sessions',
  message: 'Refused: the proxy has as many sessions as it may, and none is idle; try again',
  headers: RETRY_LATER,
};
