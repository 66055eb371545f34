import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorResponse } from '../../../protocol/answers.js';
import { member, parseJson } from '../../../protocol/json/json.js';
import type { Classified, NotificationMessage, RequestMessage } from '../../../protocol/message.js';
import type { ReadLimits } from '../../../protocol/read-limits.js';
import { requestId } from '../../../protocol/request-id.js';
import type { Clock } from '../../../telemetry/clock.js';
import { runAtEndOfTurn } from '../../end-of-turn.js';
import type { CloseDetail, Conversation, Forward, Line } from '../../interceptor.js';
import type { Decide } from '../decide.js';
import type { Held } from '../held-by.js';
import type { HttpCall } from '../http-backend.js';
import { errorMessage, withoutEnding } from '../message-bytes.js';
import { refuseRequest } from '../refusal.js';
import { answerAtOnce } from './answer-at-once.js';
import type { Channel } from './channel.js';
import { Delivery } from './delivery.js';
import { asks, idTextOf, lineOf, passedRequests, type Incoming } from './incoming.js';
import { MAX_OPEN_REQUESTS } from './limits.js';
import type { OpenRequest } from './open-requests.js';
import { tokenKey } from './server-message.js';
import { REFUSED } from './refusals.js';
import { readPosition } from './replay.js';
import { SERVER_ENDED } from './server-ended.js';
import type { SessionPort } from './session-port.js';
import type { Lost } from './slow-channels.js';

export interface SessionParts {
  readonly id: string;
  readonly conversation: Conversation;
  readonly limits: ReadLimits;
  readonly clock: Clock;
  readonly decide: Decide;
  /** Of what waits for its client. */
  readonly held: Held;
  readonly lost: Lost;
  /** Nobody may use it any more. */
  readonly onClose: () => void;
}

/** The first revision whose clients take an event without data for what it is. */
const PRIMED_SINCE = '2025-11-25';
const NO_HEADERS = {};

/** One client's session of Streamable HTTP (2025-03-26 to 2025-11-25) over a server that speaks lines. */
export class Session {
  readonly id: string;
  readonly #parts: SessionParts;
  readonly #port: SessionPort;
  readonly #delivery: Delivery;
  /** Before `initialize` is answered nobody knows the session's id. */
  #state: 'opening' | 'open' | 'closing' | 'ended' = 'opening';
  #known = false;
  #active: number;

  constructor(parts: SessionParts, port: (session: Session) => SessionPort) {
    const { id, limits, clock } = parts;
    this.id = id;
    this.#parts = parts;
    this.#active = clock.monotonic();
    this.#port = port(this);
    this.#delivery = new Delivery({
      limits,
      clock,
      flow: this.#port.flow,
      held: parts.held,
      lost: parts.lost,
      undeliverable: ({ idText }) => this.#refuseServer(idText),
      answered: (request, message, failed) => this.#answered(request, message, failed),
      left: () => this.#left(),
    });
  }

  /** The body of a POST in this session. */
  post({ response, failed }: HttpCall, incoming: Incoming): void {
    const { conversation, decide } = this.#parts;
    this.#touch();
    if (this.#port.behind || (asks(incoming.message) && this.#delivery.openRequests >= MAX_OPEN_REQUESTS)) {
      return refuseRequest(response, REFUSED.serverBusy, idTextOf(incoming.message));
    }
    const held = decide.hold(conversation, incoming.line);
    runAtEndOfTurn(() => this.move(response, incoming, held()), failed);
  }

  /** A POST that was decided. */
  move(response: ServerResponse, incoming: Incoming, forward: Forward): void {
    const { limits } = this.#parts;
    if (this.#state === 'ended') return refuseRequest(response, REFUSED.unknownSession, idTextOf(incoming.message));
    const requests = passedRequests(incoming, forward.toServer, limits);
    if (requests.length === 0) answerAtOnce(response, incoming.message, forward.toClient);
    else this.#open(response, requests, forward.toClient);
    this.#port.send(forward.toServer);
    if (forward.toServer.length > 0) this.#heedCancellation(incoming.message);
  }

  /** The client's own stream, or the rest of one that broke off. */
  get(request: IncomingMessage, response: ServerResponse): void {
    this.#touch();
    const lastEventId = request.headers['last-event-id'];
    if (typeof lastEventId === 'string' && lastEventId !== '') {
      const position = readPosition(lastEventId);
      if (position === undefined || !this.#delivery.resume(response, position)) refuseRequest(response, REFUSED.unknownEvent);
    } else if (this.#delivery.listening) refuseRequest(response, REFUSED.secondStream);
    else this.#delivery.listen(response);
  }

  /** Whether what its server says to all that share it is said to this one too. */
  isConcernedBy(message: NotificationMessage): boolean {
    const { conversation, decide } = this.#parts;
    return decide.isConcernedBy(conversation, message);
  }

  /** Lines of the server. */
  fromServer(lines: readonly Line[]): void {
    const { conversation, decide } = this.#parts;
    const forward = decide.fromServer(conversation, lines);
    this.#port.refuse(forward.toServer);
    forward.toClient.forEach((line, index) => this.#delivery.deliver(withoutEnding(line), forward.answers?.[index]));
  }

  policyChanged(): void {
    const { conversation, decide } = this.#parts;
    for (const message of this.#delivery.forgetDecided()) this.fromServer([lineOf(message)]);
    for (const line of decide.policyChanged(conversation)) this.#delivery.deliver(withoutEnding(line));
  }

  /** The client, or time, has ended it: its server goes by itself, and `serverEnded` follows. */
  close(): void {
    if (!this.#leave('closing')) return;
    this.#port.close();
  }

  stop(signal: NodeJS.Signals): void {
    this.#leave('closing');
    this.#port.stop(signal);
  }

  serverEnded(detail: CloseDetail): void {
    if (this.#state === 'ended') return;
    this.#leave('ended');
    const { conversation, decide } = this.#parts;
    for (const line of decide.closed(conversation, 'server', detail)) this.#delivery.deliver(withoutEnding(line));
    for (const { idText } of this.#delivery.unanswered()) this.#delivery.deliver(errorMessage(idText, SERVER_ENDED));
    this.#delivery.end();
  }

  sweep(now: number, keepAlive: boolean, idleMs: number): void {
    this.#delivery.sweep(now, keepAlive);
    if (this.#delivery.attached) this.#active = now;
    else if (now - this.#active >= idleMs) this.close();
  }

  #open(response: ServerResponse, requests: readonly RequestMessage[], refusals: readonly Buffer[]): void {
    const headers = this.#state === 'opening' ? { 'mcp-session-id': this.id } : NO_HEADERS;
    const channel: Channel = this.#delivery.open(response, requests, headers);
    for (const refusal of refusals) channel.push(withoutEnding(refusal));
  }

  /** From then on the session can be used, or it never was one. */
  #answered({ method }: OpenRequest, message: Buffer, failed: boolean): Readonly<Record<string, string>> | undefined {
    if (method !== 'initialize' || this.#known) return undefined;
    if (failed || this.#state !== 'opening') {
      this.close();
      return NO_HEADERS;
    }
    this.#state = 'open';
    this.#known = true;
    const version = member(member(parseJson(message.toString()), 'result'), 'protocolVersion');
    this.#delivery.primed = typeof version === 'string' && version >= PRIMED_SINCE;
    return undefined;
  }

  /** A client that goes away has not cancelled anything; but without its answer it does not know its session. */
  #left(): void {
    this.#touch();
    if (this.#state === 'opening') this.close();
  }

  #heedCancellation(message: Classified): void {
    if (message.kind !== 'notification' || message.method !== 'notifications/cancelled') return;
    const key = tokenKey(member(message.params, 'requestId'));
    const id = key === undefined ? undefined : requestId(key);
    if (id !== undefined) this.#delivery.cancelled(id);
  }

  /** As if the client had said it, so that nobody waits for its answer any more. */
  #refuseServer(idText: string | undefined): void {
    const { conversation, decide } = this.#parts;
    this.#port.send(decide.fromClient(conversation, lineOf(errorResponse(idText, UNREACHABLE))).toServer);
  }

  #touch(): void {
    this.#active = this.#parts.clock.monotonic();
  }

  #leave(next: 'closing' | 'ended'): boolean {
    const before = this.#state;
    if (before === 'ended' || before === next) return false;
    this.#state = next;
    if (before !== 'closing') this.#parts.onClose();
    return before !== 'closing';
  }
}

const UNREACHABLE = {
  code: -31504,
  message: 'The client has no stream open that could take this request',
  data: { 'ai.agentmesh/code': 'client_unreachable' },
};
