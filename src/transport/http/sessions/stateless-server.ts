import type { ServerResponse } from 'node:http';
import { errorResponse, notification } from '../../../protocol/answers.js';
import { classify } from '../../../protocol/classify.js';
import { member, type JsonValue } from '../../../protocol/json.js';
import { splice, findSpan, type JsonSpan } from '../../../protocol/json-span.js';
import type { NotificationMessage, RequestMessage } from '../../../protocol/message.js';
import { peekResponse } from '../../../protocol/peek-response.js';
import type { ReadLimits } from '../../../protocol/read-limits.js';
import type { Clock } from '../../../telemetry/clock.js';
import type { Log } from '../../../telemetry/log.js';
import type { CloseDetail, Conversation, Exchange, Line } from '../../interceptor.js';
import { answerAtOnce } from './answer-at-once.js';
import { Channel } from './channel.js';
import { closed, fromClient, fromServer } from './decide.js';
import { lineOf } from './incoming.js';
import { accepted, turnAway, withoutEnding } from './json-answer.js';
import { CLIENT_BACKLOG_BYTES, MAX_OPEN_REQUESTS, STALLED_MS, STREAM_AFTER_MS } from './limits.js';
import type { LineServer, LineServerHandlers } from './line-server.js';
import { numbered, restored } from './renumber.js';
import { statusOfError } from './statuses.js';
import { TURNED_AWAY } from './turned-away.js';

const META = 'io.modelcontextprotocol/';
const SUBSCRIPTION = `${META}subscriptionId`;
const VERSION = `${META}protocolVersion`;
const CAPABILITIES = `${META}clientCapabilities`;

export interface StatelessDeps {
  /** Throws where none can be started. */
  readonly start: (handlers: LineServerHandlers) => LineServer;
  readonly limits: ReadLimits;
  readonly clock: Clock;
  readonly log: Log;
}

/** A request that the server has not answered: one POST, and its exchange. */
interface Asked {
  readonly number: number;
  readonly message: RequestMessage;
  readonly conversation: Conversation;
  readonly exchange: Exchange;
  readonly channel: Channel;
  /** Of its progress, as JSON text. */
  readonly token: string | undefined;
  readonly meta: JsonValue | undefined;
}

/**
 * A server that is asked without sessions (2026-07-28): by one caller, or by all of them. It starts with the first request, which also
 * tells it the era, and again after it has ended. Requests share it under numbers of ours, and whatever it says goes to the one
 * request that it is about; what is about none, or could be about several, goes nowhere.
 */
export class StatelessServer {
  readonly #deps: StatelessDeps;
  readonly #open = new Map<number, Asked>();
  /** How many are open of each caller. */
  readonly #waiting = new Map<Conversation, number>();
  readonly #behind = new Set<Channel>();
  #server: LineServer | undefined;
  /** It was sent a request that commits it to the era: a probe (`server/discover`) does not. */
  #committed = false;
  #numbers = 0;
  #active: number;

  constructor(deps: StatelessDeps) {
    this.#deps = deps;
    this.#active = deps.clock.monotonic();
  }

  /** Whether the caller waits for anything. */
  openOf(conversation: Conversation): boolean {
    return this.#waiting.has(conversation);
  }
  get running(): boolean {
    return this.#server !== undefined;
  }

  ask(response: ServerResponse, conversation: Conversation, line: Line, message: RequestMessage): void {
    const { log } = this.#deps;
    this.#active = this.#deps.clock.monotonic();
    if ((this.#server?.behind ?? false) || this.#open.size >= MAX_OPEN_REQUESTS) {
      return turnAway(response, message.idText, TURNED_AWAY.serverBusy);
    }
    const exchange = conversation.exchange();
    const forward = fromClient(exchange, line, log);
    const [passed] = forward.toServer;
    if (passed === undefined) return answerAtOnce(response, message, forward.toClient);

    const number = ++this.#numbers;
    const meta = member(message.params, '_meta');
    const token = tokenText(member(meta, 'progressToken'));
    const request = numbered(passed, number, token !== undefined);
    const server = request === undefined ? undefined : this.#running();
    if (request === undefined || server === undefined) {
      closed(exchange, 'server', {}, log);
      return turnAway(response, message.idText, request === undefined ? TURNED_AWAY.defect : TURNED_AWAY.cannotStart);
    }
    const channel = new Channel(response, { since: this.#active, onFull: this.#onFull });
    const asked: Asked = { number, message, conversation, exchange, channel, token, meta };
    this.#open.set(number, asked);
    this.#waiting.set(conversation, (this.#waiting.get(conversation) ?? 0) + 1);
    response.on('close', () => this.#left(asked, response));
    server.send([request]);
    this.#committed ||= message.method !== 'server/discover';
  }

  /** The client says something that asks for nothing. */
  tell(response: ServerResponse, conversation: Conversation, line: Line, message: NotificationMessage): void {
    const forward = fromClient(conversation.exchange(), line, this.#deps.log);
    if (forward.toServer.length > 0) {
      if (message.method === 'notifications/cancelled') this.#cancel(conversation, member(message.params, 'requestId'));
      // Without a version of its own it would tell a server that has heard no request yet that its client is of the other era.
      else if (this.#committed || message.era === 'modern') this.#server?.send(forward.toServer);
    }
    if (forward.toClient.length > 0) answerAtOnce(response, message, forward.toClient);
    else accepted(response);
  }

  policyChanged(): void {
    for (const { exchange, channel } of this.#open.values()) {
      for (const line of exchange.policyChanged()) channel.push(withoutEnding(line));
    }
  }

  sweep(now: number, keepAlive: boolean, idleMs: number): void {
    for (const channel of this.#behind) if (channel.stalledFor(now) >= STALLED_MS) channel.cut();
    for (const { channel } of this.#open.values()) {
      if (channel.silent && now - channel.since >= STREAM_AFTER_MS) channel.stream();
      else if (keepAlive) channel.keepAlive();
    }
    if (this.#open.size > 0) this.#active = now;
    else if (now - this.#active >= idleMs) this.close();
  }

  /** It is not asked any more, and ends; a later request starts another. */
  close(): void {
    this.#server?.endInput();
    this.#server = undefined;
    this.#committed = false;
  }

  stop(signal: NodeJS.Signals): void {
    this.#server?.stop(signal);
  }

  #running(): LineServer | undefined {
    if (this.#server !== undefined) return this.#server;
    try {
      const server = this.#deps.start({
        lines: (lines) => lines.forEach((line) => this.#hear(line)),
        ended: (end) => this.#ended(server, end),
      });
      this.#server = server;
      return server;
    } catch (error) {
      this.#deps.log.error('a server could not be started', { err: error });
      return undefined;
    }
  }

  #hear(line: Line): void {
    const { limits } = this.#deps;
    const peek = line.oversize === undefined ? peekResponse(line.bytes, limits) : undefined;
    if (peek !== undefined) return this.#answer(peek.idText, line, peek.failed, { start: peek.idStart, end: peek.idEnd });
    const message = classify(line.bytes, limits, line.oversize);
    switch (message.kind) {
      case 'response':
        return this.#answer(message.idText, line, 'error' in message.outcome);
      case 'unreadable':
        return message.request ? this.#stray(line) : this.#answer(message.idText, line, true);
      case 'notification':
        return this.#notify(message);
      case 'request':
        // From 2026-07-28 on a server asks within its results.
        return this.#server?.send([errorResponse(message.idText, NO_REQUESTS)]);
      case 'batch':
      case 'noise':
        return this.#stray(line);
    }
  }

  #answer(idText: string | undefined, line: Line, failed: boolean, id = findSpan(line.bytes, ['id'])): void {
    const asked = this.#askedAs(idText);
    if (asked === undefined || id === undefined) return;
    this.#settle(asked);
    const subscription = asked.message.method === 'subscriptions/listen' ? subscriptionOf(line.bytes) : undefined;
    const spans = subscription === undefined ? [id] : [id, subscription];
    const bytes = splice(
      line.bytes,
      spans.map((span) => ({ ...span, text: asked.message.idText })),
    );
    const forward = fromServer(
      asked.exchange,
      [{ ...lineOf(bytes), ...(line.oversize === undefined ? {} : { oversize: line.oversize }) }],
      this.#deps.log,
    );
    const answer = withoutEnding(forward.toClient[0] ?? errorResponse(asked.message.idText, NO_ANSWER));
    asked.channel.finish(answer, failed && asked.channel.silent ? statusOfError(answer, isIncomplete(asked.meta)) : 200);
  }

  #notify(message: NotificationMessage): void {
    const about = this.#aboutWhich(message);
    if (about === undefined) {
      this.#deps.log.debug(`a server's \`${message.method}\` belongs to no request, and was dropped`);
      return;
    }
    const { asked, bytes } = about;
    const forward = fromServer(asked.exchange, [lineOf(bytes)], this.#deps.log);
    for (const line of forward.toClient) asked.channel.push(withoutEnding(line));
    if (message.method !== 'notifications/cancelled') return;
    // How a server on stdio ends a stream of changes; here the stream ends.
    this.#settle(asked);
    closed(asked.exchange, 'server', {}, this.#deps.log);
    asked.channel.end();
  }

  /** The request that a notification is about, and the notification as that client can read it. */
  #aboutWhich({ method, params, bytes }: NotificationMessage): { readonly asked: Asked; readonly bytes: Buffer } | undefined {
    const tags: readonly (readonly [path: readonly string[], text: (asked: Asked) => string | undefined])[] = [
      [['_meta', SUBSCRIPTION], ({ message }) => message.idText],
      ...(method === 'notifications/progress' ? [[['progressToken'], ({ token }: Asked) => token] as const] : []),
      ...(method === 'notifications/cancelled' ? [[['requestId'], ({ message }: Asked) => message.idText] as const] : []),
    ];
    for (const [path, textOf] of tags) {
      const tag = path.reduce<JsonValue | undefined>(member, params);
      if (tag === undefined) continue;
      const asked = typeof tag === 'number' ? this.#open.get(tag) : undefined;
      const text = asked === undefined ? undefined : textOf(asked);
      const own = text === undefined ? undefined : restored(bytes, ['params', ...path], text);
      return asked === undefined || own === undefined ? undefined : { asked, bytes: own };
    }
    const asked = this.#onlyOne(method === 'notifications/message');
    return asked === undefined ? undefined : { asked, bytes };
  }

  /** Who is meant where a server does not say: the only one that can be. A log line is for who asked for a level. */
  #onlyOne(logging: boolean): Asked | undefined {
    let only: Asked | undefined;
    for (const asked of this.#open.values()) {
      if (logging ? member(asked.meta, `${META}logLevel`) === undefined : asked.message.method === 'subscriptions/listen') continue;
      if (only !== undefined) return undefined;
      only = asked;
    }
    return only;
  }

  /** What is no message: recorded, and said to nobody. */
  #stray(line: Line): void {
    const [first] = this.#open.values();
    if (first === undefined) this.#deps.log.debug('a server wrote something that is no message, and was dropped');
    else fromServer(first.conversation, [line], this.#deps.log);
  }

  /** A client that goes away has cancelled its request. */
  #left(asked: Asked, response: ServerResponse): void {
    asked.channel.detach(response);
    if (!this.#settle(asked)) return;
    closed(asked.exchange, 'client', {}, this.#deps.log);
    this.#server?.send([cancellation(asked)]);
  }

  /** By an id that the client used for several requests at once nobody can tell which one. */
  #cancel(conversation: Conversation, id: JsonValue | undefined): void {
    const key = tokenText(id);
    const meant = [...this.#open.values()].filter((asked) => asked.conversation === conversation && asked.message.id === key);
    const [asked] = meant;
    if (asked !== undefined && meant.length === 1) asked.channel.cut();
  }

  #ended(server: LineServer, end: CloseDetail): void {
    if (server !== this.#server) return;
    this.#server = undefined;
    this.#committed = false;
    for (const { message, exchange, channel } of this.#open.values()) {
      const [answer = errorResponse(message.idText, NO_ANSWER)] = closed(exchange, 'server', end, this.#deps.log);
      channel.finish(withoutEnding(answer));
    }
    this.#open.clear();
    this.#waiting.clear();
  }

  /** Nothing more is to come for it. False: it was so before. */
  #settle({ number, conversation }: Asked): boolean {
    if (!this.#open.delete(number)) return false;
    const left = (this.#waiting.get(conversation) ?? 1) - 1;
    if (left > 0) this.#waiting.set(conversation, left);
    else this.#waiting.delete(conversation);
    return true;
  }

  #askedAs(idText: string | undefined): Asked | undefined {
    return idText !== undefined && /^[1-9][0-9]{0,15}$/.test(idText) ? this.#open.get(Number(idText)) : undefined;
  }

  readonly #onFull = (channel: Channel): void => {
    if (channel.backlog > CLIENT_BACKLOG_BYTES && !channel.ended) return channel.cut();
    if (this.#behind.has(channel)) return;
    this.#behind.add(channel);
    channel.onceDrained(() => this.#behind.delete(channel));
  };
}

function tokenText(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? JSON.stringify(value) : undefined;
}

function subscriptionOf(answer: Buffer): JsonSpan | undefined {
  return findSpan(answer, ['result', '_meta', SUBSCRIPTION]);
}

function isIncomplete(meta: JsonValue | undefined): boolean {
  return member(meta, VERSION) === undefined || member(meta, CAPABILITIES) === undefined;
}

/** With the version of what it cancels: by a message without one a server that was only probed takes its client for one of the other era. */
function cancellation({ number, meta }: Asked): Buffer {
  const version = member(meta, VERSION);
  return notification('notifications/cancelled', {
    requestId: number,
    reason: 'The client closed the connection',
    ...(version === undefined ? {} : { _meta: { [VERSION]: version, [CAPABILITIES]: {} } }),
  });
}

const NO_REQUESTS = {
  code: -32601,
  message: 'From 2026-07-28 on a server asks its client within a result (inputRequests)',
};

/** Where the enforcement point stands in between it has said so already, and better. */
const NO_ANSWER = { code: -31502, message: 'The server ended before it answered', data: { 'ai.agentmesh/code': 'server_ended' } };
