import type { ServerResponse } from 'node:http';
import { SSE_HEADERS, sseComment, sseEvent } from '../sse/writer.js';
import { answerJson } from '../json-answer.js';
import { STREAM_AFTER_MS } from './limits.js';
import { noRoomFor } from './no-room.js';
import type { StreamLog } from './replay.js';

const KEEP_ALIVE = sseComment('');

export interface ChannelOptions {
  /** On the answer, whatever it becomes. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Numbers and keeps the events, so that the stream can be resumed. */
  readonly log?: StreamLog | undefined;
  /** A stream begins with an event that has nothing but an id (2025-11-25; earlier clients take it for a message). */
  readonly primed?: boolean;
  /** Monotonic milliseconds. */
  readonly since: number;
  /** Told after each write that the client is behind; `onceDrained` says when it is not any more. */
  readonly onFull?: (channel: Channel) => void;
  /** Whether an answer of so many bytes may wait for the client. */
  readonly hasRoom?: (bytes: number) => boolean;
}

interface Finish {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly answers?: string;
}

/** What a client that reads takes from its socket at once. A longer answer has to wait for it, so where it may not, it is an error instead. */
const TAKEN_AT_ONCE = 1024 * 1024;

/** An answer that waits for its client counts as behind from here on: what a socket takes at once anyway. */
const BEHIND_BYTES = 64 * 1024;

/**
 * The way back to the client of one request: a JSON answer where the answer is the first thing that comes, an event stream as soon as
 * something else must go before it. With a log it outlives its connection and goes on over another one.
 */
export class Channel {
  readonly #options: ChannelOptions;
  #response: ServerResponse | undefined;
  #state: 'silent' | 'streaming' | 'ended' = 'silent';
  #fullSince: number | undefined;

  constructor(response: ServerResponse | undefined, options: ChannelOptions) {
    this.#response = response;
    this.#options = options;
  }

  get since(): number {
    return this.#options.since;
  }
  get log(): StreamLog | undefined {
    return this.#options.log;
  }
  /** Somebody is there to read. */
  get attached(): boolean {
    return this.#response !== undefined && !this.#response.destroyed;
  }
  get silent(): boolean {
    return this.#state === 'silent';
  }
  get ended(): boolean {
    return this.#state === 'ended';
  }
  get full(): boolean {
    if (this.#response === undefined || this.#response.destroyed) return false;
    return this.#state === 'ended' ? this.#response.writableLength > BEHIND_BYTES : this.#response.writableNeedDrain;
  }
  /** Bytes that wait for the client. */
  get backlog(): number {
    return this.#response?.writableLength ?? 0;
  }

  /** A message that is not the last answer. Without a connection it is kept, if the stream has begun and has a log. `answers`: the id of the request that it answers. */
  push(message: Buffer, answers?: string): void {
    if (this.#state === 'silent') this.stream();
    if (this.#state !== 'streaming') return;
    const { log } = this.#options;
    const data = this.#fitting(message, answers);
    const event = log === undefined ? sseEvent({ data }) : log.event(data, answers);
    this.#response?.write(event);
    this.#tellFull();
  }

  /** The answer, and the end. `headers` in place of the channel's own, as long as none have left; `answers` as above. */
  finish(message: Buffer, { status = 200, headers = this.#options.headers, answers }: Finish = {}): void {
    if (this.#state === 'ended') return;
    if (this.#state === 'silent') {
      this.#state = 'ended';
      if (this.#response !== undefined) answerJson(this.#response, status, this.#fitting(message, answers), headers);
    } else {
      this.push(message, answers);
      this.end();
    }
    this.#tellFull();
  }

  /** The end without an answer. */
  end(): void {
    if (this.#state === 'ended') return;
    // Without an id: there is nothing to come back for.
    if (this.#state === 'silent') this.#response?.writeHead(200, { ...SSE_HEADERS, ...this.#options.headers });
    this.#state = 'ended';
    this.#response?.end();
  }

  /** Answers with an event stream from now on. */
  stream(): void {
    const { headers, log, primed } = this.#options;
    if (this.#state !== 'silent' || this.#response === undefined) return;
    this.#state = 'streaming';
    this.#response.writeHead(200, { ...SSE_HEADERS, ...headers });
    if (primed === true && log !== undefined) this.#response.write(log.priming());
    else this.#response.flushHeaders();
  }

  /** The client has come back: what it missed, and then what is to come. */
  resume(response: ServerResponse, missed: readonly Buffer[]): void {
    this.detach()?.destroy();
    response.writeHead(200, { ...SSE_HEADERS, ...this.#options.headers });
    response.flushHeaders();
    for (const event of missed) response.write(event);
    if (this.#state === 'ended') {
      response.end();
      return;
    }
    this.#state = 'streaming';
    this.#response = response;
  }

  /** Its connection has gone, if it is still this one. */
  detach(response: ServerResponse | undefined = this.#response): ServerResponse | undefined {
    if (response === undefined || response !== this.#response) return undefined;
    this.#response = undefined;
    this.#fullSince = undefined;
    return response;
  }

  /** Cuts the connection. */
  cut(): void {
    this.#response?.destroy();
  }

  keepAlive(): void {
    if (this.#state === 'streaming' && !this.full) this.#response?.write(KEEP_ALIVE);
  }

  /** Its client waits for an answer: the stream begins where that takes long. */
  sweep(now: number, keepAlive: boolean): void {
    if (this.silent && now - this.since >= STREAM_AFTER_MS) this.stream();
    else if (keepAlive) this.keepAlive();
  }

  /** The client has caught up, or has gone. */
  onceDrained(listener: () => void): void {
    const response = this.#response;
    if (response === undefined || response.destroyed) return listener();
    const done = () => {
      for (const event of DRAINED) response.off(event, done);
      listener();
    };
    for (const event of DRAINED) response.on(event, done);
  }

  /** For how long the client has taken nothing. */
  stalledFor(now: number): number {
    if (!this.full) {
      this.#fullSince = undefined;
      return 0;
    }
    this.#fullSince ??= now;
    return now - this.#fullSince;
  }

  #fitting(message: Buffer, answers: string | undefined): Buffer {
    if (answers === undefined || message.length <= TAKEN_AT_ONCE || !this.attached) return message;
    return this.#options.hasRoom?.(message.length) === false ? noRoomFor(answers) : message;
  }

  #tellFull(): void {
    if (this.full) this.#options.onFull?.(this);
  }
}

const DRAINED = ['drain', 'finish', 'close'] as const;
