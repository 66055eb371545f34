import { errorResponse, notification, resultResponse } from '../../../protocol/answers.js';
import { classify } from '../../../protocol/classify.js';
import { member } from '../../../protocol/json.js';
import type { Message, NotificationMessage, RequestId, RequestMessage, Unreadable } from '../../../protocol/message.js';
import { peekResponse } from '../../../protocol/peek-response.js';
import type { ReadLimits } from '../../../protocol/read-limits.js';
import type { Line } from '../../interceptor.js';
import type { ServerEnd } from '../../server-connection.js';
import { errorMessage, withoutEnding } from '../message-bytes.js';
import { lineOf } from './incoming.js';
import { MAX_OPEN_REQUESTS } from './limits.js';
import type { LineServer, LineServerHandlers } from './line-server.js';
import { tokenKey } from './server-message.js';
import { answerUnder, numbered, restored } from './renumber.js';
import type { Session } from './session.js';
import type { SessionPort } from './session-port.js';
import { SharedHandshake } from './shared-handshake.js';

const NEWLINE = Buffer.from('\n');

/** A request of one session that the server has not answered, under a number of ours. */
interface Asked {
  readonly number: number;
  readonly session: Session;
  readonly message: RequestMessage;
  /** Of its progress, as JSON text. */
  readonly token: string | undefined;
}

/**
 * One server with a handshake for all sessions of all callers. Requests share it under numbers of ours. What it says to one of them
 * reaches that one; what it says to nobody in particular reaches all; what it asks goes to the only session that can be meant, or is
 * refused. Within the server nothing keeps sessions apart.
 */
export class SharedServer {
  readonly #start: (handlers: LineServerHandlers) => LineServer;
  readonly #limits: ReadLimits;
  readonly #sessions = new Map<Session, number>();
  readonly #open = new Map<number, Asked>();
  /** Requests of the server, by its id, and whom they went to. */
  readonly #askedOf = new Map<RequestId, Session>();
  #server: LineServer | undefined;
  #handshake = this.#newHandshake();
  #initialize: number | undefined;
  #numbers = 0;

  constructor(start: (handlers: LineServerHandlers) => LineServer, limits: ReadLimits) {
    this.#start = start;
    this.#limits = limits;
  }

  /** A session's part of the server, which is started where it does not run. Throws where it cannot be. */
  join(session: Session): SessionPort {
    const server = (this.#server ??= this.#begin());
    this.#sessions.set(session, 0);
    return {
      send: (lines) => lines.forEach((line) => this.#fromSession(session, withoutEnding(line))),
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
      lines: (lines) => lines.forEach((line) => this.#fromServer(line)),
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
    switch (message.kind) {
      case 'batch':
        // Each under its own number, and so each on its own line.
        for (const element of message.elements) this.#ask(session, element);
        return;
      case 'noise':
        return;
      case 'request':
      case 'notification':
      case 'response':
      case 'unreadable':
        return this.#ask(session, message);
    }
  }

  #ask(session: Session, message: Message | Unreadable): void {
    switch (message.kind) {
      case 'request':
        return this.#request(session, message);
      case 'notification':
        return this.#notify(session, message);
      case 'response':
        // Only who was asked may answer.
        if (message.id === undefined || this.#askedOf.get(message.id) !== session) return;
        this.#askedOf.delete(message.id);
        return this.#send(message.bytes);
      case 'unreadable':
        return;
    }
  }

  #request(session: Session, message: RequestMessage): void {
    const { idText, bytes } = message;
    const answer = (line: Buffer) => this.#tell(session, line);
    if (message.method === 'initialize') return this.#handshake.begin({ idText, request: bytes, answer });
    const token = tokenKey(member(member(message.params, '_meta'), 'progressToken'));
    const number = ++this.#numbers;
    const request = numbered(bytes, number, token !== undefined);
    if (request === undefined) return answer(errorMessage(idText, UNADDRESSABLE));
    this.#open.set(number, { number, session, message, token });
    this.#sessions.set(session, (this.#sessions.get(session) ?? 0) + 1);
    this.#send(request);
  }

  #notify(session: Session, { method, params, bytes }: NotificationMessage): void {
    if (method === 'notifications/initialized') {
      if (this.#handshake.initialized()) this.#send(bytes);
      return;
    }
    if (method !== 'notifications/cancelled') return this.#send(bytes);
    const id = tokenKey(member(params, 'requestId'));
    for (const asked of this.#open.values()) {
      if (asked.session !== session || asked.message.id !== id) continue;
      const cancelled = restored(bytes, ['params', 'requestId'], String(asked.number));
      this.#settle(asked);
      if (cancelled !== undefined) this.#send(cancelled);
      return;
    }
  }

  #fromServer(line: Line): void {
    const peek = line.oversize === undefined ? peekResponse(line.bytes, this.#limits) : undefined;
    if (peek !== undefined) return this.#answer(peek.idText, line, peek.failed);
    const message = classify(line.bytes, this.#limits, line.oversize, line.tail);
    switch (message.kind) {
      case 'response':
        return this.#answer(message.idText, line, 'error' in message.outcome);
      case 'unreadable':
        return message.request ? this.#stray(line) : this.#answer(message.idText, line, true);
      case 'notification':
        return this.#announce(message);
      case 'request':
        return this.#route(message);
      case 'batch':
        for (const { bytes } of message.elements) this.#fromServer(lineOf(bytes));
        return;
      case 'noise':
        return this.#stray(line);
    }
  }

  #answer(idText: string | undefined, line: Line, failed: boolean): void {
    const number = idText !== undefined && /^[1-9][0-9]{0,15}$/.test(idText) ? Number(idText) : undefined;
    if (number === undefined) return;
    if (number === this.#initialize) {
      this.#initialize = undefined;
      return this.#handshake.answered(line.bytes, failed);
    }
    const asked = this.#open.get(number);
    if (asked === undefined) return;
    this.#settle(asked);
    asked.session.fromServer([answerUnder(asked.message.idText, line, { listen: false })]);
  }

  #announce({ method, params, bytes }: NotificationMessage): void {
    if (method === 'notifications/progress') {
      const number = member(params, 'progressToken');
      const asked = typeof number === 'number' ? this.#open.get(number) : undefined;
      const own = asked?.token === undefined ? undefined : restored(bytes, ['params', 'progressToken'], asked.token);
      if (asked !== undefined && own !== undefined) this.#tell(asked.session, own);
      return;
    }
    if (method === 'notifications/cancelled') {
      const id = tokenKey(member(params, 'requestId'));
      for (const [asked, session] of this.#askedOf) if (asked === id) this.#tell(session, bytes);
      return;
    }
    for (const session of this.#sessions.keys()) this.#tell(session, bytes);
  }

  /** Who is meant by a question: the only session there is, or the only one that has asked for something. */
  #route({ id, idText, method, bytes }: RequestMessage): void {
    const asking = [...this.#sessions].filter(([, open]) => open > 0).map(([session]) => session);
    const [meant] = this.#sessions.size === 1 ? this.#sessions.keys() : asking;
    const certain = (this.#sessions.size === 1 || asking.length === 1) && this.#askedOf.size < MAX_OPEN_REQUESTS;
    if (meant !== undefined && certain) {
      this.#askedOf.set(id, meant);
      return this.#tell(meant, bytes);
    }
    this.#send(method === 'ping' ? resultResponse(idText, {}) : errorResponse(idText, AMBIGUOUS));
  }

  /** No message: recorded as what somebody's server wrote. */
  #stray(line: Line): void {
    const [first] = this.#sessions.keys();
    first?.fromServer([line]);
  }

  #leave(session: Session): void {
    if (!this.#sessions.delete(session)) return;
    for (const asked of this.#open.values()) {
      if (asked.session !== session) continue;
      this.#settle(asked);
      this.#send(notification('notifications/cancelled', { requestId: asked.number, reason: 'The session has ended' }));
    }
    for (const [id, of] of this.#askedOf) {
      if (of !== session) continue;
      this.#askedOf.delete(id);
      this.#send(errorResponse(id, AMBIGUOUS));
    }
    session.serverEnded({});
  }

  #ended(server: LineServer, end: ServerEnd): void {
    if (server !== this.#server) return;
    const sessions = [...this.#sessions.keys()];
    this.#server = undefined;
    this.#handshake = this.#newHandshake();
    this.#initialize = undefined;
    this.#sessions.clear();
    this.#open.clear();
    this.#askedOf.clear();
    for (const session of sessions) session.serverEnded(end);
  }

  #settle({ number, session }: Asked): void {
    this.#open.delete(number);
    const open = this.#sessions.get(session);
    if (open !== undefined) this.#sessions.set(session, open - 1);
  }

  #tell(session: Session, bytes: Buffer): void {
    if (!this.#sessions.has(session)) return;
    session.fromServer([lineOf(bytes)]);
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
