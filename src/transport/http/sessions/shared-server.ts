import { errorResponse, notification, resultResponse, unreadableResponse } from '../../../protocol/answers.js';
import { classify } from '../../../protocol/classify.js';
import { member } from '../../../protocol/json/json.js';
import type { JsonSpan } from '../../../protocol/json/json-span.js';
import type { Message, NotificationMessage, RequestMessage, Unreadable } from '../../../protocol/message.js';
import type { ReadLimits } from '../../../protocol/read-limits.js';
import type { Line } from '../../interceptor.js';
import type { ServerEnd } from '../../server-connection.js';
import type { SharedProcess } from '../caller.js';
import { errorMessage, withoutEnding } from '../message-bytes.js';
import { hearLine, type Listener } from './hear-line.js';
import { lineOf } from './incoming.js';
import type { LineServer, LineServerHandlers } from './line-server.js';
import { isNotificationWithId, NOTIFICATION_WITH_ID } from './notification-with-id.js';
import { answerUnder, numbered, ownNumber, restored, UNASKED } from './renumber.js';
import { tokenKey } from './server-message.js';
import type { Session } from './session.js';
import type { SessionPort } from './session-port.js';
import { SharedHandshake } from './shared-handshake.js';
import { SharedRequests } from './shared-requests.js';

const NEWLINE = Buffer.from('\n');

/**
 * One server with a handshake for all sessions of all callers. Requests share it under numbers of ours. What it says to one of them
 * reaches that one; what it says to nobody in particular reaches all; what it asks goes to the only session that can be meant, or is
 * refused. Within the server nothing keeps sessions apart.
 */
export class SharedServer implements SharedProcess {
  readonly #start: (handlers: LineServerHandlers) => LineServer;
  readonly #limits: ReadLimits;
  readonly #requests = new SharedRequests();
  #server: LineServer | undefined;
  #handshake = this.#newHandshake();
  /** The number of the initialize that the server has not answered. */
  #initialize: number | undefined;
  #numbers = 0;

  constructor(start: (handlers: LineServerHandlers) => LineServer, limits: ReadLimits) {
    this.#start = start;
    this.#limits = limits;
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
    const answer = (line: Buffer) => this.#tell(session, line);
    if (isNotificationWithId(message)) return answer(errorMessage(idText, NOTIFICATION_WITH_ID));
    if (message.method === 'initialize') return this.#handshake.begin({ idText, request: bytes, answer });
    const token = tokenKey(member(member(message.params, '_meta'), 'progressToken'));
    const number = ++this.#numbers;
    const request = numbered(bytes, number, token !== undefined);
    if (request === undefined) return answer(errorMessage(idText, UNADDRESSABLE));
    this.#requests.add({ number, session, message, token });
    this.#send(request);
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

  /** What the server says. */
  readonly #listener: Listener = {
    answer: (idText, line, failed, id) => this.#answer(idText, line, failed, id),
    notification: (message) => this.#announce(message),
    request: (message) => this.#route(message),
    batch: ({ elements }) => elements.forEach(({ bytes }) => hearLine(lineOf(bytes), this.#limits, this.#listener)),
    stray: (line, unread) => {
      if (!this.#record(line) && unread?.idText !== undefined) this.#send(unreadableResponse(unread));
    },
  };

  #answer(idText: string | undefined, line: Line, failed: boolean, id: JsonSpan | undefined): void {
    const number = ownNumber(idText);
    if (number !== undefined && number === this.#initialize) {
      this.#initialize = undefined;
      return this.#handshake.answered(line.bytes, failed);
    }
    const asked = number === undefined ? undefined : this.#requests.answeredBy(number);
    if (asked === undefined) {
      if (number === undefined || !this.#requests.isLate(number)) this.#record(UNASKED);
    } else asked.session.fromServer([answerUnder(asked.idText, line, { id, listen: false })]);
  }

  /** As what somebody's server wrote. False: nobody is there. */
  #record(line: Line): boolean {
    const [first] = this.#requests.sessions;
    first?.fromServer([line]);
    return first !== undefined;
  }

  #announce(message: NotificationMessage): void {
    const { method, params, bytes } = message;
    if (method === 'notifications/progress') {
      const number = member(params, 'progressToken');
      const asked = typeof number === 'number' ? this.#requests.get(number) : undefined;
      const own = asked?.token === undefined ? undefined : restored(bytes, ['params', 'progressToken'], asked.token);
      if (asked !== undefined && own !== undefined) this.#tell(asked.session, own);
      return;
    }
    if (method === 'notifications/cancelled') {
      const asked = this.#requests.asked(tokenKey(member(params, 'requestId')));
      if (asked !== undefined) this.#tell(asked, bytes);
      return;
    }
    const all = [...this.#requests.sessions];
    const concerned = all.filter((session) => session.isConcernedBy(message));
    // What nobody here may be told is recorded once.
    for (const session of concerned.length > 0 ? concerned : all.slice(0, 1)) this.#tell(session, bytes);
  }

  #route({ id, idText, method, bytes }: RequestMessage): void {
    const meant = this.#requests.meant();
    if (meant === undefined) return this.#send(method === 'ping' ? resultResponse(idText, {}) : errorResponse(idText, AMBIGUOUS));
    this.#requests.ask(meant, id);
    this.#tell(meant, bytes);
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

  #tell(session: Session, bytes: Buffer): void {
    if (this.#requests.has(session)) session.fromServer([lineOf(bytes)]);
  }

  #send(bytes: Buffer): void {
    this.#server?.send(bytes[bytes.length - 1] === NEWLINE[0] ? [bytes] : [bytes, NEWLINE]);
  }
}

const UNADDRESSABLE = { code: -32600, message: 'Refused: the id of this request cannot be found in it without doubt' };

const AMBIGUOUS = {
  code: -31504,
  message: 'This server serves several clients at once, and nobody can tell which of them is asked',
  data: { 'ai.agentmesh/code': 'client_unreachable' },
};
