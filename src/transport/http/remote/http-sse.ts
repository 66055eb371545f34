import { readUrl } from '../../../protocol/http/read-url.js';
import { EVENT_STREAM, mediaType } from '../media-types.js';
import { Activity } from './activity.js';
import type { Call } from './call.js';
import { plainHeaders, postHeaders, type Context } from './context.js';
import { deferred } from './deferred.js';
import { discard } from '../discard.js';
import { cutOff, failure, statusFailure, type Failure } from '../failure.js';
import type { HttpReply } from './http-client.js';
import type { Sending } from './lane.js';
import { MAX_ERROR_BYTES, readBody, readEvents } from './read-body.js';
import type { SseEvent } from '../sse/event.js';

/**
 * The transport of revision 2024-11-05 (HTTP+SSE), as a client of it: one stream brings all that the server says, and its first event says
 * where to POST. A stream that breaks takes the conversation with it.
 */
export class HttpSse {
  readonly #context: Context;
  #activity = new Activity();
  #target: URL | undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Undefined once messages can be sent; else why this is no such server, or is not to be trusted. */
  async connect(): Promise<Failure | undefined> {
    const { http, endpoint, deadlines } = this.#context;
    const activity = new Activity();
    this.#activity = activity;
    const timer = setTimeout(() => activity.abort(), deadlines.endpoint);
    try {
      const headers = { ...plainHeaders(this.#context), accept: EVENT_STREAM };
      const sending = http.send({ method: 'GET', url: endpoint.url, headers });
      activity.step(() => sending.abort());
      const outcome = await sending.outcome;
      if (outcome.kind === 'failure') return outcome;
      if (outcome.kind === 'aborted') return noEndpoint(endpoint.name);
      if (outcome.status !== 200 || mediaType(outcome.headers['content-type']) !== EVENT_STREAM) {
        discard(outcome.body);
        return statusFailure(endpoint.name, outcome.status, outcome.headers, '');
      }
      const target = await this.#firstEvent(outcome, activity);
      if (!(target instanceof URL)) {
        activity.abort();
        return target;
      }
      this.#target = target;
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  send(call: Call): Sending {
    const sent = deferred();
    return { sent: sent.promise, done: this.#send(call, sent.resolve) };
  }

  close(): Promise<void> {
    this.#target = undefined;
    this.#activity.abort();
    return Promise.resolve();
  }

  async #send(call: Call, sent: () => void): Promise<void> {
    const { http, inbox, endpoint, deadlines, reading } = this.#context;
    const problem = this.#target === undefined ? await this.#again(call) : undefined;
    if (problem !== undefined || this.#target === undefined) {
      sent();
      return inbox.fail(call, problem ?? lost(endpoint.name));
    }
    const sending = http.send({
      method: 'POST',
      url: this.#target,
      headers: postHeaders(this.#context, call.out),
      body: call.out.bytes,
      headersMs: deadlines.accept,
    });
    call.activity.step(() => sending.abort());
    void sending.sent.then(sent);
    const outcome = await sending.outcome;
    if (outcome.kind === 'failure') return inbox.fail(call, outcome);
    if (outcome.kind === 'aborted') return call.accepted();
    const { status, headers, body } = outcome;
    if (status >= 200 && status < 300) {
      discard(body);
      call.accepted();
      return call.settled;
    }
    const read = await readBody(body, reading, MAX_ERROR_BYTES);
    const text = read.kind === 'whole' ? read.bytes : Buffer.alloc(0);
    if (!inbox.deliverTo(call, text)) inbox.fail(call, statusFailure(endpoint.name, status, headers, text.toString()));
  }

  /** A new conversation begins with a new stream. */
  #again({ out }: Call): Promise<Failure | undefined> {
    return out.handshake ? this.connect() : Promise.resolve(lost(this.#context.endpoint.name));
  }

  /** Reads the stream from now on; resolves with what its first event says. */
  #firstEvent({ body, url }: HttpReply, activity: Activity): Promise<URL | Failure> {
    const { endpoint, inbox, reading } = this.#context;
    const first = deferred<URL | Failure>();
    let known = false;
    const onEvent = (event: SseEvent) => {
      if (known) return inbox.onEvent(event);
      if (event.data.length === 0) return;
      known = true;
      first.resolve(event.event === 'endpoint' ? targetOf(event.data.toString(), url, endpoint.name) : noEndpoint(endpoint.name));
    };
    activity.step(() => body.destroy());
    const ended = () => {
      first.resolve(noEndpoint(endpoint.name));
      if (known && !activity.aborted) this.#broken();
    };
    void readEvents(body, reading, onEvent).then(() => ended());
    return first.promise;
  }

  #broken(): void {
    const { open, inbox, endpoint, log } = this.#context;
    log.warn(`the stream of ${endpoint.name} has ended`);
    this.#target = undefined;
    for (const { call } of open.all()) {
      inbox.fail(call, cutOff(endpoint.name, 'did not come before its stream ended'));
      call.activity.abort();
    }
  }
}

/** Only the origin that the user has named: the server must not send us, and the user's token, anywhere else. */
function targetOf(text: string, base: URL, server: string): URL | Failure {
  const target = readUrl(text, base);
  if (target?.origin === base.origin && target.username === '' && target.password === '') return target;
  return failure('redirected', `${server} wants its messages sent to ${target?.origin ?? 'no valid URL'}, which is not followed`);
}

function noEndpoint(server: string): Failure {
  return failure(
    'not_mcp',
    `${server} opened a stream, but does not say where to send messages (HTTP+SSE: the first event is \`endpoint\`)`,
  );
}

function lost(server: string): Failure {
  return failure('session_lost', `The stream of ${server} has ended, and the session with it: the client must initialize again`);
}
