import type { IncomingMessage } from 'node:http';
import { readUrl } from '../../../protocol/http/read-url.js';
import { contentCoding } from '../content-coding.js';
import { EVENT_STREAM, JSON_TYPE, mediaType, saysUtf8 } from '../media-types.js';
import { notMcp, placeOf, redirectFailure } from '../failure.js';
import { bodyOf, requestIds } from './answer.js';
import type { ReverseContext } from './context.js';
import { relayEvents, type EventHooks } from './relay-events.js';
import { relayFailure } from './relay-failure.js';
import { relayJson } from './relay-json.js';
import { relayErrorStatus } from './relay-status.js';
import { responseHeaders, withoutContentType } from './request-headers.js';
import { foreignSession } from './session-header.js';
import type { Transfer } from './transfer.js';

/** Passes the server's response back, in the way of what it is. */
export function relay(transfer: Transfer, message: IncomingMessage, context: ReverseContext, hooks?: EventHooks): Promise<void> {
  const status = message.statusCode ?? 502;
  const head = responseHeaders(message, foreignSession(message, transfer.session));
  const coding = contentCoding(message.headers);
  if (coding !== undefined) {
    // What cannot be read cannot be decided.
    message.destroy();
    return now(() => relayFailure(transfer, notMcp(context.upstream.name, `answers in ${coding}, which was not asked for`), context));
  }
  if (status < 200 || status > 599) {
    message.destroy();
    return now(() => relayFailure(transfer, notMcp(context.upstream.name, `answers with the status ${status}`), context));
  }
  const type = mediaType(message.headers['content-type']);
  const unclear = type === JSON_TYPE || type === EVENT_STREAM ? unclearType(message) : undefined;
  if (unclear !== undefined) {
    // A client that goes by it would read something else than was decided.
    message.destroy();
    return now(() => relayFailure(transfer, notMcp(context.upstream.name, unclear), context));
  }
  if (status >= 400) return relayErrorStatus(transfer, message, head, context);
  if (status >= 300) {
    // The client would follow it past us.
    message.destroy();
    return now(() => relayFailure(transfer, redirectFailure(context.upstream.name, status, targetOf(message, context)), context));
  }
  const { call, sent, refusals, batch } = transfer.out;
  if (call.request.method !== 'DELETE') {
    if (type === EVENT_STREAM) return relayEvents(transfer, message, head, context, hooks);
    if (type === JSON_TYPE && sent !== undefined && hasBody(message)) return relayJson(transfer, message, head, context);
  }
  // Accepted, without an answer: what else it says is for nobody.
  message.resume();
  const silent = status === 202 || status === 204 || call.request.method === 'DELETE' || transfer.session?.answersElsewhere === true;
  if (!silent && (call.request.method === 'GET' || !notesOnly(transfer))) {
    const what = hasBody(message) ? `answers with ${type === '' ? 'an unknown type' : type}` : 'answers with nothing';
    return now(() => relayFailure(transfer, notMcp(context.upstream.name, what), context));
  }
  return now(() => {
    if (transfer.gone) return;
    const kept = withoutContentType(head);
    const bytes = refusals.length === 0 ? NOTHING : bodyOf(refusals, batch);
    const told = refusals.length === 0 ? [] : ['content-type', JSON_TYPE];
    const length = status === 204 && refusals.length === 0 ? [] : ['content-length', String(bytes.length)];
    call.response.writeHead(refusals.length === 0 ? status : 200, [...kept, ...told, ...length]);
    call.response.end(bytes);
  });
}

const NOTHING = Buffer.alloc(0);

function now(work: () => void): Promise<void> {
  work();
  return Promise.resolve();
}

/**
 * Why clients could read another message in the same bytes. What is one long unknown field of an event stream is a message to a client that takes
 * the second `Content-Type`, or that only looks for `application/json` somewhere in it.
 */
function unclearType({ headers, rawHeaders }: IncomingMessage): string | undefined {
  const type = headers['content-type'] ?? '';
  if (!saysUtf8(type)) return 'answers in another charset than UTF-8';
  const names = rawHeaders.filter((text, at) => at % 2 === 0 && text.length === CONTENT_TYPE.length && text.toLowerCase() === CONTENT_TYPE);
  if (names.length > 1) return 'answers with more than one Content-Type';
  const lower = type.toLowerCase();
  return lower.includes(JSON_TYPE) && lower.includes(EVENT_STREAM) ? 'answers with a Content-Type that names two' : undefined;
}
const CONTENT_TYPE = 'content-type';

function notesOnly({ out }: Transfer): boolean {
  return requestIds(out.sent).length === 0;
}

/** Without a length and a coding it goes on to the end of the connection (RFC 9112 §6.3). */
function hasBody({ headers, statusCode }: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': coding } = headers;
  return length === undefined ? coding !== undefined || statusCode === 200 : length !== '0';
}

/** Without its query, which may hold a secret. */
function targetOf({ headers }: IncomingMessage, { upstream }: ReverseContext): string | undefined {
  const { location } = headers;
  const target = location === undefined ? undefined : readUrl(location, upstream.url);
  return target && placeOf(target);
}
