import { contentCoding } from '../content-coding.js';
import { EVENT_STREAM, JSON_TYPE, mediaType } from '../media-types.js';
import type { Call } from './call.js';
import { plainHeaders, postHeaders, type Context } from './context.js';
import { discard } from '../discard.js';
import { cutOff, notMcp, serverError, sessionLost, statusFailure, tooLarge } from '../failure.js';
import { follow, type StreamEnd } from './follow.js';
import type { HttpReply, HttpSending } from './http-client.js';
import type { Sending } from './lane.js';
import { ListeningStream } from './listening-stream.js';
import { MAX_ERROR_BYTES, readBody } from './read-body.js';
import { ServerSession } from './server-session.js';

/** How often a stream that owes an answer is asked for again without gaining anything: about a minute, at the pauses between. */
const MAX_ANSWER_FAILURES = 8;
/** What a server of the old transport says to a POST (2025-11-25, transports: backwards compatibility). */
const SAID_BY_OLD_SERVERS: ReadonlySet<number> = new Set([400, 404, 405]);
const NOT_ALLOWED = 405;
const GONE = 404;

/** Streamable HTTP, as a client of it: revisions 2025-03-26 to 2025-11-25 with sessions and a listening stream, 2026-07-28 without. */
export class Streamable {
  readonly #context: Context;
  readonly #tryOld: (call: Call) => Promise<boolean>;
  readonly #hold: (until: Promise<void>) => void;
  readonly #session = new ServerSession();
  /** The server has taken a message: it speaks this transport. */
  #known = false;
  readonly #listening: ListeningStream;

  /**
   * `tryOld`: the server may speak HTTP+SSE; true when it does, and has taken over the call. `hold`: requests have to wait until then, because
   * the server could not ask anything back.
   */
  constructor(context: Context, tryOld: (call: Call) => Promise<boolean>, hold: (until: Promise<void>) => void) {
    this.#context = context;
    this.#tryOld = tryOld;
    this.#hold = hold;
    this.#listening = new ListeningStream(context, (lastEventId) => this.#get(lastEventId));
  }

  send(call: Call): Sending {
    const { http, endpoint, deadlines, inbox } = this.#context;
    const { out, activity } = call;
    const inSession = out.version === undefined && !out.handshake;
    if (inSession && this.#session.lost) {
      inbox.fail(call, sessionLost(endpoint.name));
      return { sent: Promise.resolve(), done: Promise.resolve() };
    }
    const session = inSession ? this.#session.id : undefined;
    const sending = http.send({
      method: 'POST',
      url: endpoint.url,
      headers: { ...postHeaders(this.#context, out), ...(inSession ? this.#session.headers : {}) },
      body: out.bytes,
      headersMs: out.requests.length > 0 ? deadlines.headers : deadlines.accept,
    });
    activity.step(() => sending.abort());
    return { sent: sending.sent, done: this.#answered(call, sending, session) };
  }

  async #answered(call: Call, sending: HttpSending, session: string | undefined): Promise<void> {
    const { inbox, open } = this.#context;
    const outcome = await sending.outcome;
    if (outcome.kind === 'failure') inbox.fail(call, outcome);
    if (outcome.kind === 'reply') await this.#reply(call, outcome, session);
    // What was given up is answered by nobody.
    open.takeAll(call);
    call.accepted();
  }

  /** Nothing is open any more: the server may forget the session. Best effort. */
  async close(withinMs: number): Promise<void> {
    this.#listening.close();
    const { http, endpoint, log } = this.#context;
    const { id, headers } = this.#session;
    if (id === undefined) return;
    const sending = http.send({
      method: 'DELETE',
      url: endpoint.url,
      headers: { ...plainHeaders(this.#context), ...headers },
    });
    const timer = setTimeout(() => sending.abort(), withinMs);
    const outcome = await sending.outcome;
    clearTimeout(timer);
    if (outcome.kind === 'reply') outcome.body.destroy();
    log.debug('the session was ended', { outcome: outcome.kind === 'reply' ? outcome.status : outcome.kind });
  }

  async #reply(call: Call, reply: HttpReply, session: string | undefined): Promise<void> {
    const { endpoint, inbox } = this.#context;
    const { status, headers, body } = reply;
    const { out } = call;
    if (status < 200 || status >= 300) return this.#refused(call, reply, session);
    this.#known = true;
    if (out.handshake) this.#session.begin(headers['mcp-session-id']);
    if (out.initialized && out.version === undefined) this.#listen();
    if (!call.waits) {
      // Of what was taken back meanwhile nothing more is read.
      if (out.requests.length > 0) body.destroy();
      else discard(body);
      return;
    }
    const coding = contentCoding(headers);
    const type = mediaType(headers['content-type']);
    if (coding === undefined && type === EVENT_STREAM) return this.#answeredByStream(call, reply);
    if (coding === undefined && type === JSON_TYPE) return this.#answeredByJson(call, reply);
    discard(body);
    const what = coding !== undefined ? `content in the encoding ${coding}` : type === '' ? 'no answer' : type;
    inbox.fail(call, notMcp(endpoint.name, `answered with HTTP ${status} and ${what}`));
  }

  async #answeredByJson(call: Call, { body }: HttpReply): Promise<void> {
    const { endpoint, inbox, reading } = this.#context;
    call.activity.step(() => body.destroy());
    const read = await readBody(body, reading, reading.maxLineBytes);
    if (call.activity.aborted) return;
    if (read.kind === 'whole') inbox.deliver(read.bytes);
    if (!call.waits) return;
    if (read.kind === 'too_large') inbox.fail(call, tooLarge(endpoint.name, reading.maxLineBytes));
    else if (read.kind === 'cut') inbox.fail(call, cutOff(endpoint.name, 'was cut off'));
    else inbox.fail(call, notMcp(endpoint.name, 'answered with JSON that is no answer to what was asked'));
  }

  async #answeredByStream(call: Call, first: HttpReply): Promise<void> {
    const { inbox } = this.#context;
    const end = await follow(this.#context, {
      activity: call.activity,
      first,
      ask: (lastEventId) => this.#get(lastEventId),
      onEvent: (event) => inbox.onEvent(event),
      wanted: () => call.waits,
      needsId: true,
      // 2026-07-28 has no resumption: whoever still wants an answer asks anew.
      maxFailures: call.out.version === undefined ? MAX_ANSWER_FAILURES : 0,
      resumable: call.out.version === undefined,
    });
    if (call.waits && !call.activity.aborted) this.#cutOff(call, end);
  }

  #cutOff(call: Call, end: StreamEnd): void {
    const { endpoint, inbox } = this.#context;
    if (end.kind !== 'refused' || end.outcome.kind !== 'reply')
      return inbox.fail(call, cutOff(endpoint.name, 'ended before it was complete'));
    discard(end.outcome.body);
    if (end.outcome.status === GONE && this.#session.id !== undefined) return this.#lose();
    inbox.fail(call, cutOff(endpoint.name, `was cut off, and the server does not continue it (HTTP ${end.outcome.status})`));
  }

  #listen(): void {
    const { id } = this.#session;
    const answered = this.#listening.open(() => {
      // Another session may have begun meanwhile.
      if (id !== undefined && id === this.#session.id) this.#lose();
    });
    this.#hold(answered);
  }

  #get(lastEventId: string | undefined): HttpSending {
    const { http, endpoint } = this.#context;
    const resumed = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
    const headers = { ...plainHeaders(this.#context), ...this.#session.headers, ...resumed, accept: EVENT_STREAM };
    return http.send({ method: 'GET', url: endpoint.url, headers });
  }

  async #refused(call: Call, reply: HttpReply, session: string | undefined): Promise<void> {
    const { endpoint, inbox, reading } = this.#context;
    const { status, headers, body } = reply;
    call.activity.step(() => body.destroy());
    const read = await readBody(body, reading, MAX_ERROR_BYTES);
    if (call.activity.aborted) return;
    if (status === GONE && session !== undefined) {
      // Another session may have begun meanwhile.
      if (session === this.#session.id) this.#lose();
      return inbox.fail(call, sessionLost(endpoint.name));
    }
    const text = read.kind === 'whole' ? read.bytes : Buffer.alloc(0);
    // The server's own error is an answer like any other.
    if (inbox.deliverTo(call, text)) return;
    if (this.#mayBeOld(call, status) && (await this.#tryOld(call))) return call.settled;
    const error = status === 401 || status === 403 ? undefined : inbox.unnamedError(text);
    inbox.fail(call, error === undefined ? statusFailure(endpoint.name, status, headers, text.toString()) : serverError(error));
  }

  #mayBeOld({ out }: Call, status: number): boolean {
    if (this.#known || out.version !== undefined || out.requests.length === 0) return false;
    return out.handshake ? SAID_BY_OLD_SERVERS.has(status) : status === NOT_ALLOWED;
  }

  /** What is asked in the session has failed with it, and so will everything until the client initializes again. */
  #lose(): void {
    const { open, inbox, endpoint, log } = this.#context;
    log.warn(`${endpoint.name} has ended the session; the client must initialize again`);
    this.#session.lose();
    this.#listening.close();
    for (const { call } of open.all()) {
      if (call.out.version !== undefined || call.out.handshake) continue;
      inbox.fail(call, sessionLost(endpoint.name));
      call.activity.abort();
    }
  }
}
