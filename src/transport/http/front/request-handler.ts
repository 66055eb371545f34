import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { JsonObject } from '../../../protocol/json/json.js';
import type { Log } from '../../../telemetry/log.js';
import type { Admission, Admit } from '../caller.js';
import type { HttpBackend, HttpCall } from '../http-backend.js';
import type { Answering } from './broken-request.js';
import { createFirstChecks, pathOf } from './first-checks.js';
import type { HostGuard } from './host-guard.js';
import type { HttpLimits } from './http-limits.js';
import { refuseContent } from './content.js';
import { announcesTooMuch, readBody, takeBody, type Body } from './read-body.js';
import { atEndOfTurn, runAtEndOfTurn } from '../../end-of-turn.js';
import { refuseRequest, type HttpRefusal } from '../refusal.js';
import { BUSY, DEFECT, STOPPING, tooLarge, unauthorized } from './refusals.js';
import { Shares } from '../shares.js';

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
  /** What is being answered on a connection. */
  openOn(socket: Duplex): readonly Answering[];
  /**
   * A connection has gone. Node tells the response that it was sending; those that wait behind it (pipelining) would never hear of it, and hold what
   * they have for ever.
   */
  gone(socket: Duplex): void;
  /** From now on everything is turned away. */
  stop(): void;
}

/** A request on its way in. */
interface Visit extends Answering {
  readonly expectsContinue: boolean;
  /** Has taken one of the places. */
  placed: boolean;
  /** Whose it is, once that is known. */
  key: string | undefined;
  /** Bytes of its body. */
  held: number;
  /** Its connection has gone, or it was answered. */
  over: boolean;
}

/** What a request must be before the backend sees it. The cheapest checks come first; a body is read only from who was let in. */
export function createRequestHandler(options: RequestHandlerOptions): RequestHandler {
  const { backend, admit, limits, log, path } = options;
  const atOnce = createFirstChecks({ ...options, discovery: backend.discovery !== undefined });
  const places = new Shares(limits.maxRequests);
  const bytes = new Shares(limits.maxHeldBytes);
  const visits = new Set<Visit>();
  let stopping = false;

  const handle = (request: IncomingMessage, response: ServerResponse, expectsContinue: boolean) => {
    const visit: Visit = { request, response, expectsContinue, placed: false, key: undefined, held: 0, over: false };
    visits.add(visit);
    response.on('close', () => leave(visit));
    const refusal = stopping ? STOPPING : (atOnce(request, response) ?? (places.take(undefined, 1) ? undefined : BUSY));
    if (refusal === 'answered') return;
    if (refusal !== undefined) return refuse(visit, refusal);
    visit.placed = true;
    attempt(visit, () => pass(visit));
  };

  const openOn = (socket: Duplex) => [...visits].filter(({ request }) => request.socket === socket);

  const gone = (socket: Duplex): void => {
    for (const { response } of openOn(socket)) {
      if (response.socket !== null || response.writableFinished) continue;
      response.destroy();
      response.emit('close');
    }
  };

  const leave = (visit: Visit): void => {
    if (!visits.delete(visit)) return;
    visit.over = true;
    if (visit.placed) places.give(visit.key, 1);
    if (visit.held > 0) bytes.give(visit.key, visit.held);
  };

  const attempt = (visit: Visit, work: () => Promise<void> | void): void => {
    try {
      const going = work();
      if (going !== undefined) going.catch((error: unknown) => fail(visit, error));
    } catch (error) {
      fail(visit, error);
    }
  };

  const fail = (visit: Visit, error: unknown): void => {
    log.error('a request could not be handled', { err: error });
    refuse(visit, DEFECT);
  };

  const refuse = ({ response, expectsContinue }: Visit, refusal: HttpRefusal): void => {
    // Whether a body follows that was not asked for is the client's choice: the next request's beginning is unknown.
    if (expectsContinue) response.setHeader('connection', 'close');
    refuseRequest(response, refusal);
  };

  const pass = (visit: Visit): Promise<void> | void => {
    const { request, response } = visit;
    if (backend.discovery !== undefined && pathOf(request.url) !== path) return backend.discovery(request, response);
    const admission = admit(request.headers);
    return admission instanceof Promise ? admission.then((said) => enter(visit, said)) : enter(visit, admission);
  };

  const enter = (visit: Visit, admission: Admission): Promise<void> | void => {
    const { request, response } = visit;
    if (!admission.admitted) return refuse(visit, unauthorized(admission));
    const { caller } = admission;
    if (visit.over) return;
    if (!places.move(visit.key, caller.key, 1)) return refuse(visit, BUSY);
    visit.key = caller.key;
    const failed = (error: unknown) => fail(visit, error);
    const call: HttpCall = { caller, request, response, failed };
    if (request.method === 'GET') return backend.get(call);
    if (request.method === 'DELETE') return backend.delete(call);

    const unsupported = refuseContent(request.headers);
    if (unsupported !== undefined) return refuse(visit, unsupported);
    if (announcesTooMuch(request, limits.maxBodyBytes)) return refuse(visit, tooLarge(limits.maxBodyBytes));
    if (visit.expectsContinue) response.writeContinue();
    // By then most bodies are there, those of other requests too, and they are decided together.
    runAtEndOfTurn(() => receive(visit, call), failed);
  };

  const receive = (visit: Visit, call: HttpCall): Promise<void> | void => {
    const arrived = takeBody(visit.request, limits.maxBodyBytes, bytes, call.caller.key);
    if (arrived !== undefined) return post(visit, call, arrived);
    return readBody(visit.request, limits.maxBodyBytes, bytes, call.caller.key).then((body) => atEndOfTurn(() => post(visit, call, body)));
  };

  const post = (visit: Visit, call: HttpCall, body: Body): Promise<void> | void => {
    switch (body.outcome) {
      case 'whole':
        // Who has sent it all and gone has said it.
        if (visit.over) bytes.give(call.caller.key, body.bytes.length);
        else visit.held = body.bytes.length;
        return backend.post(call, body.bytes);
      case 'too_large':
        return refuse(visit, tooLarge(limits.maxBodyBytes));
      case 'no_room':
        return refuse(visit, BUSY);
      case 'gone':
        call.response.destroy();
    }
  };

  return {
    handle,
    openOn,
    gone,
    stop: () => void (stopping = true),
  };
}
