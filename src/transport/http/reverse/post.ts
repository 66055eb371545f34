import type { IncomingMessage } from 'node:http';
import { classify } from '../../../protocol/classify.js';
import { requestHeaders as headersOfMessage } from '../../../protocol/http/http-headers.js';
import type { ReadLimits } from '../../../protocol/read-limits.js';
import { answerJson } from '../json-answer.js';
import { errorMessage, messageLine, withoutEnding } from '../message-bytes.js';
import { notMcp } from '../failure.js';
import { refuseRequest } from '../refusal.js';
import { atEndOfTurn } from '../../end-of-turn.js';
import type { Conversation, Exchange } from '../../interceptor.js';
import type { HttpCall } from '../http-backend.js';
import { answerRefused, isArray, isBlank } from './answer.js';
import type { Callers } from './callers.js';
import type { Carrier } from './carrier.js';
import type { Listeners } from './get-stream.js';
import { placeOfPost, type Place } from './place.js';
import { relay } from './relay.js';
import { relayFailure } from './relay-failure.js';
import type { EventHooks } from './relay-events.js';
import { requestHeaders, type HeaderRules } from './request-headers.js';
import { namesNoSession, sessionHeader, sessionIn } from './session-header.js';
import type { Sessions } from './sessions.js';
import type { Outgoing, Transfer } from './transfer.js';

export interface PostOptions {
  readonly carrier: Carrier;
  readonly rules: HeaderRules;
  readonly sessions: Sessions;
  readonly callers: Callers;
  readonly listeners: Listeners;
  readonly endpoint: string;
  readonly readLimits: ReadLimits;
}

/** JSON-RPC 2.0 §5.1. */
const PARSE_ERROR = -32700;
const NO_SESSION_ID = 'answers initialize with an Mcp-Session-Id that is none (visible ASCII characters, once)';
const LISTEN = 'subscriptions/listen';
const PARAM = 'mcp-param-';

/** A message of the client: decided, and what may go on goes on. */
export function createPost(options: PostOptions): (call: HttpCall, body: Buffer) => Promise<void> {
  const { carrier, rules, sessions, callers, listeners, endpoint, readLimits } = options;
  const { context } = carrier;
  const { decide } = context;

  return async (call, body) => {
    const { request, response } = call;
    if (isBlank(body))
      return answerJson(response, 400, errorMessage(undefined, { code: PARSE_ERROR, message: 'Refused: the body is empty' }));
    const place = placeOfPost(call, body, sessions, callers, readLimits);
    if ('status' in place) return refuseRequest(response, place);
    const { exchange, own, session, modern, opening } = place;
    const held = decide.hold(exchange, {
      ...messageLine(body),
      headers: request.headers,
      message: place.message,
    });
    const { toServer, toClient } = await atEndOfTurn(held);
    const [first, ...more] = toServer;
    const batch = isArray(body);
    if (first === undefined) {
      answerRefused(response, toClient, batch);
      if (own || opening !== undefined) decide.closed(exchange, 'server');
      return;
    }
    const sent = first === body ? body : withoutEnding(first);
    const headers = requestHeaders(request, rules, first === body ? sessionHeader(modern) : remade(call, place, sent));
    const listens = modern && request.headers['mcp-method'] === LISTEN;
    const out: Outgoing = { call, exchange, own, session, modern, listens, sent, batch, refusals: toClient };
    let kept = opening === undefined;
    await carrier.carry(out, headers, async (transfer, message) => {
      context.tell(transfer, more);
      if (opening !== undefined && namesNoSession(message)) {
        message.destroy();
        return relayFailure(transfer, notMcp(context.upstream.name, NO_SESSION_ID), context);
      }
      if (opening !== undefined) kept = begin(call, transfer, message, opening);
      await relay(transfer, message, context, listens ? listening(exchange) : undefined);
      const status = message.statusCode ?? 502;
      if (opening !== undefined && !kept && status < 300) kept = callers.adopt(call.caller, opening);
      if (session !== undefined && status === 404) sessions.end(session);
    });
    if (opening !== undefined && !kept) decide.closed(opening, 'server');
  };

  /** The server has answered `initialize`: with a session, or without. */
  function begin({ caller }: HttpCall, transfer: Transfer, message: IncomingMessage, conversation: Conversation): boolean {
    const id = sessionIn(message);
    if (id === undefined || (message.statusCode ?? 502) >= 300) return false;
    transfer.session = sessions.add({ id, key: caller.key, conversation, path: endpoint, answersElsewhere: false });
    return true;
  }

  function listening(exchange: Exchange): EventHooks {
    return {
      onOpen: (stream) => {
        listeners.set(stream, exchange);
        return () => listeners.delete(stream);
      },
    };
  }

  /** We changed the message: what its headers repeat of it is made anew, and what they say of parameters that nobody here knows goes. */
  function remade({ request }: HttpCall, { modern, conversation }: Place, sent: Buffer): ReadonlyMap<string, string | undefined> {
    const headers = new Map(sessionHeader(modern));
    for (const name of Object.keys(request.headers)) if (name.startsWith(PARAM)) headers.set(name, undefined);
    const message = classify(sent, readLimits);
    if (message.kind !== 'request' && message.kind !== 'notification') return headers;
    const made = headersOfMessage(message, (tool) => conversation.toolSchema(tool));
    for (const [name, value] of Object.entries(made)) headers.set(name.toLowerCase(), value);
    return headers;
  }
}
