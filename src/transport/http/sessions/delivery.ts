import type { ServerResponse } from 'node:http';
import { member } from '../../../protocol/json/json.js';
import type { RequestId, RequestMessage } from '../../../protocol/message.js';
import type { ReadLimits } from '../../../protocol/read-limits.js';
import type { Clock } from '../../../telemetry/clock.js';
import type { Answers } from '../../interceptor.js';
import type { Held } from '../held-by.js';
import { Channel, type ChannelOptions } from './channel.js';
import { MAX_BEHIND_IN_SESSION } from './limits.js';
import { OpenRequests, type OpenRequest } from './open-requests.js';
import { recipientOf } from './recipient.js';
import { Replay, StreamLog, type Position } from './replay.js';
import { readServerMessage, tokenKey, type ServerMessage } from './server-message.js';
import { SlowChannels, type Flow, type Lost } from './slow-channels.js';
import { Undelivered, type Waiting } from './undelivered.js';

/** The stream that a client opens with GET; those of its POSTs are counted from here. */
const LISTENING = 0;

export interface DeliveryDeps {
  readonly limits: ReadLimits;
  readonly clock: Clock;
  /** Holds the server's output back; undefined: a client that is far behind is cut off instead. */
  readonly flow: Flow | undefined;
  /** Of what waits for clients. */
  readonly held: Held;
  readonly lost: Lost;
  /** A request of the server that no stream has taken. */
  readonly undeliverable: (request: Waiting) => void;
  /** A request was answered; the headers that the answer goes out with in place of the channel's, or undefined. */
  readonly answered: (request: OpenRequest, message: Buffer, failed: boolean) => Readonly<Record<string, string>> | undefined;
  /** A connection of the session has gone. */
  readonly left: (channel: Channel) => void;
}

/**
 * What a session's server says, to the stream where it belongs (2025-11-25, Streamable HTTP): an answer to the POST that asked, the rest
 * to its recipient, or it waits for a stream. Each message goes to one stream only.
 */
export class Delivery {
  readonly #deps: DeliveryDeps;
  readonly #open = new OpenRequests();
  readonly #replay = new Replay();
  readonly #undelivered = new Undelivered();
  readonly #slow: SlowChannels;
  readonly #listenLog = new StreamLog(LISTENING, this.#replay);
  #listening: Channel | undefined;
  #streams = LISTENING;
  /** Streams begin with an event that only has an id: clients before 2025-11-25 take it for a message. */
  primed = false;

  constructor(deps: DeliveryDeps) {
    this.#deps = deps;
    const { flow, held, lost } = deps;
    this.#slow = new SlowChannels({ most: MAX_BEHIND_IN_SESSION, flow, held, lost });
  }

  get openRequests(): number {
    return this.#open.size;
  }
  get listening(): boolean {
    return this.#listening?.attached ?? false;
  }
  /** Somebody waits for something. */
  get attached(): boolean {
    return this.listening || this.#open.newestAttached() !== undefined;
  }

  /** The way back of requests that go on to the server now. */
  open(response: ServerResponse, requests: readonly RequestMessage[], headers: Readonly<Record<string, string>>): Channel {
    const channel = new Channel(response, this.#options(new StreamLog(++this.#streams, this.#replay), headers));
    for (const { id, idText, method, params } of requests) {
      const before = this.#open.get(id);
      if (before !== undefined && this.#open.remove(before)) before.channel.end();
      this.#open.add({ id, idText, method, token: tokenKey(member(member(params, '_meta'), 'progressToken')), channel });
    }
    this.#watch(channel, response);
    this.#catchUp(channel);
    return channel;
  }

  /** The client's own stream. */
  listen(response: ServerResponse): void {
    const channel = new Channel(response, this.#options(this.#listenLog));
    this.#listening = channel;
    this.#watch(channel, response);
    channel.stream();
    this.#catchUp(channel);
  }

  /** A stream goes on after a broken connection. False: there is no such stream. */
  resume(response: ServerResponse, position: Position): boolean {
    if (position.stream > this.#streams) return false;
    const missed = this.#replay.after(position);
    const channel = this.#streamOf(position.stream);
    if (channel !== undefined) {
      channel.resume(response, missed);
      this.#watch(channel, response);
      this.#catchUp(channel);
    } else if (missed.length > 0) {
      const rest = new Channel(undefined, this.#options(undefined));
      rest.end();
      rest.resume(response, missed);
    } else {
      // Nothing is left to be sent: a client must not ask again (HTML, "Server-sent events": 204 ends the reconnecting).
      response.writeHead(204).end();
    }
    return true;
  }

  /** One message of the server, without a line ending. `answers`: what it answers, if that is known already. */
  deliver(message: Buffer, answers?: Answers): void {
    if (answers !== undefined) return this.#answer(answers, message);
    const said = readServerMessage(message, this.#deps.limits);
    switch (said.kind) {
      case 'response':
        return this.#answer(said, message);
      case 'batch':
        for (const element of said.elements) this.deliver(element);
        return;
      case 'request':
      case 'notification':
        return this.#say(said, message);
      case 'other':
        return;
    }
  }

  /** The client has cancelled it: it is not answered (an answer that comes all the same is dropped). */
  cancelled(id: RequestId): void {
    const request = this.#open.get(id);
    if (request !== undefined && this.#open.remove(request)) request.channel.end();
  }

  /** Who still waits when everything else was said. */
  unanswered(): readonly OpenRequest[] {
    return [...this.#open.all];
  }

  /**
   * What is kept was decided by a policy that has been replaced: nothing of it is sent again, and a request that waits for a stream is refused. Returns
   * the notifications that wait, for who decides anew.
   */
  forgetDecided(): readonly Buffer[] {
    this.#replay.forget();
    const waiting = this.#undelivered.take();
    for (const each of waiting) if (each.idText !== undefined) this.#deps.undeliverable(each);
    return waiting.filter(({ idText }) => idText === undefined).map(({ message }) => message);
  }

  end(): void {
    for (const { idText, ...rest } of this.#undelivered.take()) if (idText !== undefined) this.#deps.undeliverable({ idText, ...rest });
    for (const channel of new Set(this.#open.channels)) channel.end();
    this.#listening?.end();
  }

  sweep(now: number, keepAlive: boolean): void {
    for (const request of this.#undelivered.expired(now)) this.#deps.undeliverable(request);
    this.#slow.cutStalled(now);
    for (const channel of this.#open.channels) channel.sweep(now, keepAlive);
    if (keepAlive) this.#listening?.keepAlive();
  }

  #answer({ id, failed }: Answers, message: Buffer): void {
    const request = this.#open.get(id);
    if (request === undefined) return;
    const last = this.#open.remove(request);
    const headers = this.#deps.answered(request, message, failed);
    const answers = request.idText;
    if (last) request.channel.finish(message, { headers, answers });
    else request.channel.push(message, answers);
  }

  #say(said: ServerMessage & { kind: 'request' | 'notification' }, message: Buffer): void {
    const channel = recipientOf(said, this.#open, this.listening ? this.#listening : undefined);
    if (channel !== undefined) return channel.push(message);
    const idText = said.kind === 'request' ? said.idText : undefined;
    const refused = this.#undelivered.add({ message, idText, since: this.#deps.clock.monotonic() });
    for (const request of refused) this.#deps.undeliverable(request);
  }

  /** What had no stream to go to. */
  #catchUp(channel: Channel): void {
    if (this.#undelivered.empty) return;
    for (const { message } of this.#undelivered.take()) channel.push(message);
  }

  #streamOf(number: number): Channel | undefined {
    if (number === LISTENING) return (this.#listening ??= new Channel(undefined, this.#options(this.#listenLog)));
    for (const channel of this.#open.channels) if (channel.log?.number === number) return channel;
    return undefined;
  }

  #options(log: StreamLog | undefined, headers?: Readonly<Record<string, string>>): ChannelOptions {
    const { onFull, hasRoom } = this.#slow;
    return { log, headers, primed: this.primed, since: this.#deps.clock.monotonic(), onFull, hasRoom };
  }

  #watch(channel: Channel, response: ServerResponse): void {
    const gone = () => {
      if (channel.detach(response) === undefined) return;
      if (channel === this.#listening) this.#listening = undefined;
      this.#deps.left(channel);
    };
    if (response.destroyed) gone();
    else response.on('close', gone);
  }
}
