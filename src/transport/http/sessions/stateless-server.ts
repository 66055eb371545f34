import type { ServerResponse } from 'node:http';
import { errorResponse } from '../../../protocol/answers.js';
import { classify } from '../../../protocol/classify.js';
import { unsupportedVersion } from '../../../protocol/http-headers.js';
import { member, parseJson, type JsonValue } from '../../../protocol/json.js';
import type { JsonSpan } from '../../../protocol/json-span.js';
import type { NotificationMessage, RequestMessage } from '../../../protocol/message.js';
import { peekResponse } from '../../../protocol/peek-response.js';
import type { ReadLimits } from '../../../protocol/read-limits.js';
import type { Clock } from '../../../telemetry/clock.js';
import type { Log } from '../../../telemetry/log.js';
import type { CloseDetail, Conversation, Line } from '../../interceptor.js';
import type { Decide } from '../decide.js';
import { answerAccepted, answerJson } from '../json-answer.js';
import { withoutEnding } from '../message-bytes.js';
import { refuseRequest } from '../refusal.js';
import { answerAtOnce } from './answer-at-once.js';
import { Channel } from './channel.js';
import { lineOf } from './incoming.js';
import { CLIENT_BACKLOG_BYTES, MAX_BEHIND, MAX_OPEN_REQUESTS, STALLED_MS, STREAM_AFTER_MS } from './limits.js';
import type { LineServer, LineServerHandlers } from './line-server.js';
import { tokenKey } from './server-message.js';
import { REFUSED } from './refusals.js';
import { answerUnder, numbered } from './renumber.js';
import { cancellation, isIncomplete, StatelessRequests, VERSION, type Asked } from './stateless-requests.js';
import { statusOfError } from './statuses.js';

/** Published are five, of which one has no sessions. */
const MOST_VERSIONS = 64;

export interface StatelessDeps {
  /** Throws where none can be started. */
  readonly start: (handlers: LineServerHandlers) => LineServer;
  readonly limits: ReadLimits;
  readonly clock: Clock;
  readonly decide: Decide;
  readonly log: Log;
}

/**
 * A server that is asked without sessions (2026-07-28): by one caller, or by all of them. It starts with the first request, which also
 * tells it the era, and again after it has ended. Requests share it under numbers of ours, and whatever it says goes to the one
 * request that it is about; what is about none, or could be about several, goes nowhere.
 */
export class StatelessServer {
  readonly #deps: StatelessDeps;
  readonly #open = new StatelessRequests();
  readonly #behind = new Set<Channel>();
  #server: LineServer | undefined;
  /** It was sent a request that commits it to the era: a probe (`server/discover`) does not. */
  #committed = false;
  /** The versions that it speaks, once it was asked by a `server/discover`. */
  #versions: readonly string[] | undefined;
  #numbers = 0;
  #active: number;

  constructor(deps: StatelessDeps) {
    this.#deps = deps;
    this.#active = deps.clock.monotonic();
  }

  /** Whether the caller waits for anything. */
  openOf(conversation: Conversation): boolean {
    return this.#open.openOf(conversation);
  }
  get running(): boolean {
    return this.#server !== undefined;
  }

  ask(response: ServerResponse, conversation: Conversation, line: Line, message: RequestMessage): void {
    const { decide } = this.#deps;
    this.#active = this.#deps.clock.monotonic();
    if ((this.#server?.behind ?? false) || this.#open.size >= MAX_OPEN_REQUESTS) {
      return refuseRequest(response, REFUSED.serverBusy, message.idText);
    }
    const exchange = conversation.exchange();
    const forward = decide.fromClient(exchange, line);
    const [passed] = forward.toServer;
    if (passed === undefined) return answerAtOnce(response, message, forward.toClient);

    const meta = member(message.params, '_meta');
    const unsupported = this.#refuseVersion(message, meta);
    if (unsupported !== undefined) {
      const [answer = unsupported] = decide.fromServer(exchange, [lineOf(unsupported)]).toClient;
      return answerJson(response, 400, answer);
    }
    const number = ++this.#numbers;
    const token = tokenKey(member(meta, 'progressToken'));
    const request = numbered(passed, number, token !== undefined);
    const server = request === undefined ? undefined : this.#running();
    if (request === undefined || server === undefined) {
      decide.closed(exchange, 'server');
      return refuseRequest(response, request === undefined ? REFUSED.defect : REFUSED.cannotStart, message.idText);
    }
    const channel = new Channel(response, { since: this.#active, onFull: this.#onFull });
    const asked: Asked = { number, message, conversation, exchange, channel, token, meta };
    this.#open.add(asked);
    response.on('close', () => this.#left(asked, response));
    server.send([request]);
    this.#committed ||= message.method !== 'server/discover';
  }

  /** The client says something that asks for nothing. */
  tell(response: ServerResponse, conversation: Conversation, line: Line, message: NotificationMessage): void {
    const forward = this.#deps.decide.fromClient(conversation.exchange(), line);
    if (forward.toServer.length > 0) {
      if (message.method === 'notifications/cancelled')
        this.#open.meantBy(conversation, member(message.params, 'requestId'))?.channel.cut();
      // Without a version of its own it would tell a server that has heard no request yet that its client is of the other era.
      else if (this.#committed || message.era === 'modern') this.#server?.send(forward.toServer);
    }
    if (forward.toClient.length > 0) answerAtOnce(response, message, forward.toClient);
    else answerAccepted(response);
  }

  policyChanged(): void {
    for (const { exchange, channel } of this.#open.all) {
      for (const line of this.#deps.decide.policyChanged(exchange)) channel.push(withoutEnding(line));
    }
  }

  sweep(now: number, keepAlive: boolean, idleMs: number): void {
    for (const channel of this.#behind) if (channel.stalledFor(now) >= STALLED_MS) channel.cut();
    for (const { channel } of this.#open.all) {
      if (channel.silent && now - channel.since >= STREAM_AFTER_MS) channel.stream();
      else if (keepAlive) channel.keepAlive();
    }
    if (this.#open.size > 0) this.#active = now;
    else if (now - this.#active >= idleMs) this.close();
  }

  /** It is not asked any more, and ends; a later request starts another. */
  close(): void {
    this.#server?.endInput();
    this.#forget();
  }

  stop(signal: NodeJS.Signals): void {
    this.#server?.stop(signal);
  }

  /**
   * Over HTTP a version that the server does not speak is answered −32022 (2026-07-28, "Protocol Version Header"). On stdio a server
   * that was committed to a version may go on with it whatever a request says, so we say it where the server has told which it speaks.
   */
  #refuseVersion({ idText }: RequestMessage, meta: JsonValue | undefined): Buffer | undefined {
    const version = member(meta, VERSION);
    if (this.#versions === undefined || typeof version !== 'string' || this.#versions.includes(version)) return undefined;
    return errorResponse(idText, unsupportedVersion(version, this.#versions));
  }

  #noteVersions(answer: Buffer): void {
    const versions = member(member(parseJson(answer.toString()), 'result'), 'supportedVersions');
    if (Array.isArray(versions)) this.#versions = versions.filter((version) => typeof version === 'string').slice(0, MOST_VERSIONS);
  }

  #running(): LineServer | undefined {
    if (this.#server !== undefined) return this.#server;
    try {
      const server = this.#deps.start({
        lines: (lines) => {
          // One that was given up because nothing was open has nothing to say to what came later.
          if (server === this.#server) lines.forEach((line) => this.#hear(line));
        },
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
    const message = classify(line.bytes, limits, line.oversize, line.tail);
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

  #answer(idText: string | undefined, line: Line, failed: boolean, id?: JsonSpan): void {
    const asked = this.#open.answeredBy(idText);
    if (asked === undefined) return;
    this.#open.settle(asked);
    const own = answerUnder(asked.message.idText, line, { id, listen: asked.message.method === 'subscriptions/listen' });
    const forward = this.#deps.decide.fromServer(asked.exchange, [own]);
    const answer = withoutEnding(forward.toClient[0] ?? errorResponse(asked.message.idText, NO_ANSWER));
    if (asked.message.method === 'server/discover' && !failed) this.#noteVersions(answer);
    asked.channel.finish(answer, failed && asked.channel.silent ? statusOfError(answer, isIncomplete(asked)) : 200);
  }

  #notify(message: NotificationMessage): void {
    const about = this.#open.about(message);
    if (about === undefined) {
      this.#deps.log.debug(`a server's \`${message.method}\` belongs to no request, and was dropped`);
      return;
    }
    const { asked, bytes } = about;
    const forward = this.#deps.decide.fromServer(asked.exchange, [lineOf(bytes)]);
    for (const line of forward.toClient) asked.channel.push(withoutEnding(line));
    if (message.method !== 'notifications/cancelled') return;
    // How a server on stdio ends a stream of changes; here the stream ends.
    this.#open.settle(asked);
    this.#deps.decide.closed(asked.exchange, 'server');
    asked.channel.end();
  }

  /** What is no message: recorded, and said to nobody. */
  #stray(line: Line): void {
    const [first] = this.#open.all;
    if (first === undefined) this.#deps.log.debug('a server wrote something that is no message, and was dropped');
    else this.#deps.decide.fromServer(first.conversation, [line]);
  }

  /** A client that goes away has cancelled its request. */
  #left(asked: Asked, response: ServerResponse): void {
    asked.channel.detach(response);
    if (!this.#open.settle(asked)) return;
    this.#deps.decide.closed(asked.exchange, 'client');
    this.#server?.send([cancellation(asked)]);
  }

  #ended(server: LineServer, end: CloseDetail): void {
    if (server !== this.#server) return;
    this.#forget();
    for (const asked of this.#open.all) {
      this.#open.settle(asked);
      const [answer = errorResponse(asked.message.idText, NO_ANSWER)] = this.#deps.decide.closed(asked.exchange, 'server', end);
      asked.channel.finish(withoutEnding(answer));
    }
  }

  #forget(): void {
    this.#server = undefined;
    this.#committed = false;
    this.#versions = undefined;
  }

  readonly #onFull = (channel: Channel): void => {
    if (channel.backlog > CLIENT_BACKLOG_BYTES && !channel.ended) return channel.cut();
    if (this.#behind.has(channel)) return;
    if (this.#behind.size >= MAX_BEHIND) return channel.cut();
    this.#behind.add(channel);
    channel.onceDrained(() => this.#behind.delete(channel));
  };
}

const NO_REQUESTS = {
  code: -32601,
  message: 'From 2026-07-28 on a server asks its client within a result (inputRequests)',
};

/** Where the enforcement point stands in between it has said so already, and better. */
const NO_ANSWER = { code: -31502, message: 'The server ended before it answered', data: { 'ai.agentmesh/code': 'server_ended' } };
