import { errorResponse, notification } from '../../../protocol/answers.js';
import { classify } from '../../../protocol/classify.js';
import { member } from '../../../protocol/json/json.js';
import type { Message, NotificationMessage, RequestMessage, Unreadable } from '../../../protocol/message.js';
import type { ReadLimits } from '../../../protocol/read-limits.js';
import type { Line } from '../../interceptor.js';
import type { ServerEnd } from '../../server-connection.js';
import type { SharedProcess } from '../caller.js';
import { errorMessage, withoutEnding } from '../message-bytes.js';
import { hearLine, type Listener } from './hear-line.js';
import type { LineServer, LineServerHandlers } from './line-server.js';
import { isNotificationWithId, NOTIFICATION_WITH_ID } from './notification-with-id.js';
import { numbered, restored } from './renumber.js';
import { tokenKey } from './server-message.js';
import type { Session } from './session.js';
import type { SessionPort } from './session-port.js';
import { SharedHandshake } from './shared-handshake.js';
import { AMBIGUOUS, sharedListener, tell } from './shared-listener.js';
import { SharedRequests } from './shared-requests.js';

const NEWLINE = Buffer.from('\n');

/**
 * One server with a handshake for all sessions of all callers. Requests share it under numbers of ours; what it says is for `shared-listener.ts`. Within
 * the server nothing keeps sessions apart.
 */
export class SharedServer implements SharedProcess {
  readonly #start: (handlers: LineServerHandlers) => LineServer;
  readonly #limits: ReadLimits;
  readonly #requests = new SharedRequests();
  readonly #listener: Listener;
  #server: LineServer | undefined;
  #handshake = this.#newHandshake();
  /** The number of the initialize that the server has not answered. */
  #initialize: number | undefined;
  #numbers = 0;

  constructor(start: (handlers: LineServerHandlers) => LineServer, limits: ReadLimits) {
    this.#start = start;
    this.#limits = limits;
    this.#listener = sharedListener({
      requests: this.#requests,
      limits,
      send: (bytes) => this.#send(bytes),
      initialized: (number, line, failed) => this.#initialized(number, line, failed),
    });
  }

  get process(): object | undefined {
    return this.#server;
  }

  /** A session's part of the server, which is started where it does not run. Throws where it cannot be. */
  join(session: Session): SessionPort {
    const server = (this.#server ??= this.#begin());
    this.#requests.join(session);
    return {
      send: (lines) => lines.forEach((line) => this.#fromSession(session, withoutEnding(line))),
      refuse: (lines) => lines.forEach((line) => this.#refuse(withoutEnding(line))),
      get behind() {
        return server.behind;
      },
      flow: undefined,
      close: () => this.#leave(session),
      stop: () => this.#leave(session),
    };
  }

  #begin(): LineServer {
    const server = this.#start({
      lines: (lines) => {
        // What a process left behind has nothing to say to the sessions of the next.
        if (server === this.#server) for (const line of lines) hearLine(line, this.#limits, this.#listener);
      },
      ended: (end) => this.#ended(server, end),
    });
    return server;
  }

  #newHandshake(): SharedHandshake {
    return new SharedHandshake((request) => {
      this.#initialize = ++this.#numbers;
      const bytes = numbered(request, this.#initialize, false);
      if (bytes === undefined) this.#handshake.answered(errorMessage(undefined, UNADDRESSABLE), true);
      else this.#send(bytes);
    });
  }

  #fromSession(session: Session, bytes: Buffer): void {
    const message = classify(bytes, this.#limits);
    if (message.kind === 'noise') return;
    // Each under its own number, and so each on its own line.
    for (const element of message.kind === 'batch' ? message.elements : [message]) this.#pass(session, element);
  }

  #pass(session: Session, message: Message | Unreadable): void {
    switch (message.kind) {
      case 'request':
        return this.#request(session, message);
      case 'notification':
        return this.#notify(session, message);
      case 'response':
        // Only who was asked may answer.
        if (message.id === undefined || this.#requests.asked(message.id) !== session) return;
        this.#requests.answered(message.id);
        return this.#send(message.bytes);
      case 'unreadable':
        return;
    }
  }

  /** Its own request was refused: the session that was to be asked is not asked any more. */
  #refuse(bytes: Buffer): void {
    const refusal = classify(bytes, this.#limits);
    if (refusal.kind === 'response' && refusal.id !== undefined) this.#requests.answered(refusal.id);
    this.#send(bytes);
  }

  #request(session: Session, message: RequestMessage): void {
    const { idText, bytes } = message;
    const answer = (line: Buffer) => tell(this.#requests, session, line);
    if (isNotificationWithId(message)) return answer(errorMessage(idText, NOTIFICATION_WITH_ID));
    if (message.method === 'initialize') return this.#handshake.begin({ idText, request: bytes, answer });
    const token = tokenKey(member(member(message.params, '_meta'), 'progressToken'));
    const number = ++this.#numbers;
    const request = numbered(bytes, number, token !== undefined);
    if (request === undefined) return answer(errorMessage(idText, UNADDRESSABLE));
    this.#requests.add({ number, session, message, token });
    this.#send(request);
  }

  /** The server has answered the initialize that it was sent, if it is that one. */
  #initialized(number: number, line: Line, failed: boolean): boolean {
    if (number !== this.#initialize) return false;
    this.#initialize = undefined;
    this.#handshake.answered(line.bytes, failed);
    return true;
  }

  #notify(session: Session, { method, params, bytes }: NotificationMessage): void {
    if (method === 'notifications/initialized') {
      if (this.#handshake.initialized()) this.#send(bytes);
      return;
    }
    if (method !== 'notifications/cancelled') return this.#send(bytes);
    const asked = this.#requests.askedBy(session, tokenKey(member(params, 'requestId')));
    if (asked === undefined) return;
    const cancelled = restored(bytes, ['params', 'requestId'], String(asked.number));
    this.#requests.cancel(asked);
    if (cancelled !== undefined) this.#send(cancelled);
  }

  #leave(session: Session): void {
    const left = this.#requests.leave(session);
    if (left === undefined) return;
    for (const { number } of left.requests) {
      this.#send(notification('notifications/cancelled', { requestId: number, reason: 'The session has ended' }));
    }
    for (const id of left.asked) this.#send(errorResponse(id, AMBIGUOUS));
    session.serverEnded({});
  }

  #ended(server: LineServer, end: ServerEnd): void {
    if (server !== this.#server) return;
    const sessions = [...this.#requests.sessions];
    this.#server = undefined;
    this.#handshake = this.#newHandshake();
    this.#initialize = undefined;
    this.#requests.clear();
    for (const session of sessions) session.serverEnded(end);
  }

  #send(bytes: Buffer): void {
    this.#server?.send(bytes[bytes.length - 1] === NEWLINE[0] ? [bytes] : [bytes, NEWLINE]);
  }
}

const UNADDRESSABLE = { code: -32600, message: 'Refused: the id of this request cannot be found in it without doubt' };
