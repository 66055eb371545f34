import type { ServerResponse } from 'node:http';
import { errorResponse } from '../../../protocol/answers.js';
import { member } from '../../../protocol/json/json.js';
import type { NotificationMessage, RequestMessage } from '../../../protocol/message.js';
import type { ReadLimits } from '../../../protocol/read-limits.js';
import type { Clock } from '../../../telemetry/clock.js';
import type { Log } from '../../../telemetry/log.js';
import { atEndOfTurn } from '../../end-of-turn.js';
import type { CloseDetail, Conversation, Forward, Line } from '../../interceptor.js';
import type { SharedProcess } from '../caller.js';
import type { Decide } from '../decide.js';
import type { Held } from '../held-by.js';
import { answerAccepted, answerJson } from '../json-answer.js';
import { withoutEnding } from '../message-bytes.js';
import { refuseRequest } from '../refusal.js';
import { answerAtOnce } from './answer-at-once.js';
import { Channel } from './channel.js';
import { hearLine } from './hear-line.js';
import { lineOf } from './incoming.js';
import { MAX_BEHIND, MAX_OPEN_REQUESTS } from './limits.js';
import { REFUSED } from './refusals.js';
import { isNotificationWithId, NOTIFICATION_WITH_ID } from './notification-with-id.js';
import { numbered } from './renumber.js';
import { SERVER_ENDED } from './server-ended.js';
import { tokenKey } from './server-message.js';
import { SlowChannels, type Lost } from './slow-channels.js';
import { statelessListener } from './stateless-listener.js';
import { StatelessProcess, type StatelessProcessOptions } from './stateless-process.js';
import { cancellation, StatelessRequests, type Asked } from './stateless-requests.js';

export interface StatelessDeps extends Pick<StatelessProcessOptions, 'start'> {
  readonly limits: ReadLimits;
  readonly clock: Clock;
  readonly decide: Decide;
  /** Of what waits for its clients. */
  readonly held: Held;
  readonly lost: Lost;
  readonly log: Log;
}

/**
 * A server that is asked without sessions (2026-07-28): by one caller, or by all of them. It starts with the first request, which also
 * tells it the era, and again after it has ended. Requests share it under numbers of ours, and whatever it says goes to the one
 * request that it is about; what is about none, or could be about several, goes nowhere.
 */
export class StatelessServer implements SharedProcess {
  readonly #deps: StatelessDeps;
  readonly #open = new StatelessRequests();
  /** The server has others to serve, so it is held back for nobody. */
  readonly #slow: SlowChannels;
  readonly #process: StatelessProcess;
  #numbers = 0;
  /** Who asked last: what is said to nobody is recorded as of its server. */
  #last: Conversation | undefined;
  #active: number;

  constructor(deps: StatelessDeps) {
    this.#deps = deps;
    this.#active = deps.clock.monotonic();
    const { start, limits, held, lost, log } = deps;
    this.#slow = new SlowChannels({ most: MAX_BEHIND, flow: undefined, held, lost });
    this.#process = new StatelessProcess({
      start,
      line: (line) => hearLine(line, limits, listener),
      ended: (end) => this.#ended(end),
      log,
    });
    const listener = statelessListener({ ...deps, open: this.#open, process: this.#process, last: () => this.#last });
  }

  /** Whether the caller waits for anything. */
  openOf(conversation: Conversation): boolean {
    return this.#open.openOf(conversation);
  }
  get process(): object | undefined {
    return this.#process.server;
  }

  async ask(response: ServerResponse, conversation: Conversation, line: Line, message: RequestMessage): Promise<void> {
    const { decide } = this.#deps;
    this.#active = this.#deps.clock.monotonic();
    if (this.#process.behind || this.#open.size >= MAX_OPEN_REQUESTS) {
      return refuseRequest(response, REFUSED.serverBusy, message.idText);
    }
    const exchange = conversation.exchange();
    const held = decide.hold(exchange, line);
    return atEndOfTurn(() => this.#pass(response, { conversation, exchange, message }, held()));
  }

  /** A request that was decided. */
  #pass(
    response: ServerResponse,
    { conversation, exchange, message }: Pick<Asked, 'conversation' | 'exchange' | 'message'>,
    forward: Forward,
  ): void {
    const { decide } = this.#deps;
    const [passed] = forward.toServer;
    if (passed === undefined) return answerAtOnce(response, message, forward.toClient);

    const meta = member(message.params, '_meta');
    const refused = isNotificationWithId(message) ? NOTIFICATION_WITH_ID : this.#process.refuseVersion(meta);
    if (refused !== undefined) {
      const refusal = errorResponse(message.idText, refused);
      const [answer = refusal] = decide.fromServer(exchange, [lineOf(refusal)]).toClient;
      return answerJson(response, 400, answer);
    }
    const number = ++this.#numbers;
    const token = tokenKey(member(meta, 'progressToken'));
    const request = numbered(passed, number, token !== undefined);
    if (request === undefined || !this.#process.ensure()) {
      decide.closed(exchange, 'server');
      return refuseRequest(response, request === undefined ? REFUSED.defect : REFUSED.cannotStart, message.idText);
    }
    const channel = new Channel(response, { since: this.#active, onFull: this.#slow.onFull, hasRoom: this.#slow.hasRoom });
    const asked: Asked = { number, message, conversation, exchange, channel, token, meta };
    this.#open.add(asked);
    this.#last = conversation;
    this.#process.request(request, message.method);
    if (response.destroyed) this.#left(asked, response);
    else response.on('close', () => this.#left(asked, response));
  }

  /** The client says something that asks for nothing. */
  async tell(response: ServerResponse, conversation: Conversation, line: Line, message: NotificationMessage): Promise<void> {
    if (this.#process.behind) return refuseRequest(response, REFUSED.serverBusy);
    const held = this.#deps.decide.hold(conversation.exchange(), line);
    return atEndOfTurn(() => this.#passOn(response, conversation, message, held()));
  }

  #passOn(response: ServerResponse, conversation: Conversation, message: NotificationMessage, forward: Forward): void {
    if (forward.toServer.length > 0) {
      if (message.method === 'notifications/cancelled')
        this.#open.meantBy(conversation, member(message.params, 'requestId'))?.channel.cut();
      // Without a version of its own it would tell a server that has heard no request yet that its client is of the other era.
      else if (this.#process.committed || message.era === 'modern') this.#process.send(forward.toServer);
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
    this.#slow.cutStalled(now);
    for (const { channel } of this.#open.all) channel.sweep(now, keepAlive);
    if (this.#open.size > 0) this.#active = now;
    else if (now - this.#active >= idleMs) this.close();
  }

  /** It is not asked any more, and ends; a later request starts another. */
  close(): void {
    this.#process.close();
    this.#open.ended();
  }

  /** A client that goes away has cancelled its request. */
  #left(asked: Asked, response: ServerResponse): void {
    asked.channel.detach(response);
    if (!this.#open.giveUp(asked)) return;
    this.#deps.decide.closed(asked.exchange, 'client');
    this.#process.send([cancellation(asked)]);
  }

  #ended(end: CloseDetail): void {
    this.#open.ended();
    for (const asked of this.#open.all) {
      this.#open.settle(asked);
      const [answer = errorResponse(asked.message.idText, SERVER_ENDED)] = this.#deps.decide.closed(asked.exchange, 'server', end);
      asked.channel.finish(withoutEnding(answer));
    }
  }
}
