import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JsonObject } from '../../../protocol/json.js';
import type { Log } from '../../../telemetry/log.js';
import type { Admit } from '../caller.js';
import type { HttpBackend, HttpCall } from '../http-backend.js';
import { allowPage, answerPreflight } from './cors.js';
import type { HostGuard } from './host-guard.js';
import { RETRY_AFTER_SECONDS, type HttpLimits } from './http-limits.js';
import { refuseContent } from './content.js';
import { createBodyBudget } from '../body-budget.js';
import { announcesTooMuch, readBody, takeBody, type Body } from './read-body.js';
import { atEndOfTurn } from '../../end-of-turn.js';
import { answerJson } from '../json-answer.js';
import { refuseRequest, type HttpRefusal } from '../refusal.js';
import { refuseHeaders } from './singular-headers.js';

export interface RequestHandlerOptions {
  readonly backend: HttpBackend;
  readonly admit: Admit;
  readonly guard: HostGuard;
  readonly limits: HttpLimits;
  readonly log: Log;
  /** Of the MCP endpoint. */
  readonly path: string;
  /** OAuth protected resource metadata (RFC 9728), for clients that were asked for a token. */
  readonly metadata?: JsonObject;
}

export interface RequestHandler {
  /** `expectsContinue`: the client waits for our word before it sends a body (RFC 9110 §10.1.1). */
  handle(request: IncomingMessage, response: ServerResponse, expectsContinue: boolean): void;
  /** From now on everything is turned away. */
  stop(): void;
}

const METADATA_PATH = '/.well-known/oauth-protected-resource';
const METHODS = new Set(['GET', 'POST', 'DELETE']);

/** What a request must be before the backend sees it. The cheapest checks come first; a body is read only from who was let in. */
export function createRequestHandler(options: RequestHandlerOptions): RequestHandler {
  const { backend, admit, guard, limits, log, path, metadata } = options;
  const budget = createBodyBudget(limits.maxHeldBytes);
  let answering = 0;
  let stopping = false;

  const handle = (request: IncomingMessage, response: ServerResponse, expectsContinue: boolean) => {
    const refuse = (refusal: HttpRefusal) => {
      // Whether a body follows that was not asked for is the client's choice: the next request's beginning is unknown.
      if (expectsContinue) response.setHeader('connection', 'close');
      refuseRequest(response, refusal);
    };
    const refusal = refuseAtOnce(request, response);
    if (refusal === 'answered') return;
    if (refusal !== undefined) return refuse(refusal);
    answering++;
    response.once('close', () => answering--);
    pass(request, response, expectsContinue, refuse).catch((error: unknown) => {
      log.error('a request could not be handled', { err: error });
      refuse({ status: 500, code: 'internal_error', message: 'The proxy could not handle this request (see its log)' });
    });
  };

  /** What needs neither the body nor the caller. */
  const refuseAtOnce = (request: IncomingMessage, response: ServerResponse): HttpRefusal | 'answered' | undefined => {
    if (stopping) return { ...BUSY, code: 'stopping', message: 'The proxy is being stopped', headers: { connection: 'close' } };
    const ambiguous = refuseHeaders(request.rawHeaders);
    if (ambiguous !== undefined) return ambiguous;
    const { host, origin } = request.headers;
    const foreign = guard.refuse(host, origin, request.socket.localAddress);
    if (foreign !== undefined) return foreign;
    const page = allowPage(response, origin, guard);

    const method = request.method ?? '';
    const target = pathOf(request.url);
    if (method === 'OPTIONS' && page) {
      answerPreflight(response, request.headers['access-control-request-headers']);
      return 'answered';
    }
    if (metadata !== undefined && (target === METADATA_PATH || target === METADATA_PATH + path)) {
      if (method !== 'GET') return notAllowed('GET');
      answerJson(response, 200, Buffer.from(JSON.stringify(metadata)));
      return 'answered';
    }
    if (target !== path && !(backend.discovery !== undefined && method === 'GET' && target.startsWith('/.well-known/'))) {
      return { status: 404, code: 'not_found', message: `Nothing is served here; the MCP endpoint is ${path}` };
    }
    if (!METHODS.has(method)) return notAllowed('POST, GET, DELETE');
    if (answering >= limits.maxRequests) return BUSY;
    return undefined;
  };

  const pass = async (
    request: IncomingMessage,
    response: ServerResponse,
    expectsContinue: boolean,
    refuse: (refusal: HttpRefusal) => void,
  ): Promise<void> => {
    if (backend.discovery !== undefined && pathOf(request.url) !== path) return backend.discovery(request, response);
    const admission = await admit(request.headers);
    if (!admission.admitted) {
      const { challenge, message } = admission;
      return refuse({
        status: 401,
        code: 'unauthorized',
        message,
        ...(challenge === undefined ? {} : { headers: { 'www-authenticate': challenge } }),
      });
    }
    const call: HttpCall = { caller: admission.caller, request, response };
    if (request.method === 'GET') return backend.get(call);
    if (request.method === 'DELETE') return backend.delete(call);

    const unsupported = refuseContent(request.headers);
    if (unsupported !== undefined) return refuse(unsupported);
    if (announcesTooMuch(request, limits.maxBodyBytes)) return refuse(tooLarge(limits.maxBodyBytes));
    if (expectsContinue) response.writeContinue();
    // By then most bodies are there, those of other requests too, and they are decided together.
    await atEndOfTurn(() => {
      const bodies = { limit: limits.maxBodyBytes, budget, release: (done: () => void) => response.once('close', done) };
      const arrived = takeBody(request, bodies);
      if (arrived !== undefined) return post(call, arrived, refuse);
      return readBody(request, bodies).then((body) => atEndOfTurn(() => post(call, body, refuse)));
    });
  };

  const post = (call: HttpCall, body: Body, refuse: (refusal: HttpRefusal) => void): Promise<void> | void => {
    switch (body.outcome) {
      case 'whole':
        return backend.post(call, body.bytes);
      case 'too_large':
        return refuse(tooLarge(limits.maxBodyBytes));
      case 'no_room':
        return refuse(BUSY);
      case 'gone':
        call.response.destroy();
    }
  };

  return { handle, stop: () => void (stopping = true) };
}

const BUSY: HttpRefusal = {
  status: 503,
  code: 'too_many_requests',
  message: 'The proxy is answering as many requests as it may at a time; try again',
  headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
};

function tooLarge(limit: number): HttpRefusal {
  return { status: 413, code: 'body_too_large', message: `Refused: the body is larger than the ${limit} bytes that are read` };
}

function notAllowed(allow: string): HttpRefusal {
  return { status: 405, code: 'method_not_allowed', message: `Allowed here: ${allow}`, headers: { allow } };
}

function pathOf(url = ''): string {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}
