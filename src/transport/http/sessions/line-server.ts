import type { Readable } from 'node:stream';
import type { Log } from '../../../telemetry/log.js';
import { atEndOfTurn } from '../../end-of-turn.js';
import type { Line } from '../../interceptor.js';
import { ORPHAN_GRACE_MS } from '../../stdio/last-bytes.js';
import { LineSplitter } from '../../stdio/line-splitter.js';
import type { ServerConnection, ServerEnd } from '../../server-connection.js';
import { Sink } from '../../stdio/sink.js';
import { SERVER_BACKLOG_LINES } from './limits.js';

export interface LineServerHandlers {
  /** The lines of one read. */
  lines(lines: readonly Line[]): void;
  /** It has gone, and everything it wrote was handed on. Called once. */
  ended(end: ServerEnd): void;
}

/**
 * A server that speaks lines, as those see it who serve many requests with it: lines that are sent within one turn of the event loop
 * leave in one write, and its output can be held back.
 */
export class LineServer {
  readonly ended: Promise<ServerEnd>;
  readonly #connection: ServerConnection;
  readonly #handlers: LineServerHandlers;
  readonly #sink: Sink;
  readonly #splitter: LineSplitter;
  readonly #maxBacklog: number;
  #outbox: Buffer[] = [];
  #outboxBytes = 0;
  /** Of what waits for it, what its own output has caused (refusals, errors). */
  #repliedBytes = 0;
  #reading = false;
  #wanted = true;
  #gone = false;

  constructor(connection: ServerConnection, handlers: LineServerHandlers, maxLineBytes: number, log: Log) {
    this.#connection = connection;
    this.#handlers = handlers;
    this.#splitter = new LineSplitter(maxLineBytes);
    this.#sink = new Sink(connection.stdin, () => connection.endInput());
    this.#maxBacklog = this.#sink.told(SERVER_BACKLOG_LINES * maxLineBytes);
    this.#sink.onMove(() => this.#regulate());
    connection.stdout
      .on('data', (chunk: Buffer) => this.#read(chunk))
      // It can answer nothing any more: a server's way to shut down (2026-07-28, stdio, "Shutdown"), or a broken one.
      .on('end', () => this.endInput())
      .on('error', () => this.endInput());
    this.ended = this.#finish(log);
  }

  /** It reads too slowly: what more is sent would only pile up. */
  get behind(): boolean {
    return this.#backlog > this.#maxBacklog;
  }

  /** Lines with their ending, in order. */
  send(lines: readonly Buffer[]): void {
    if (lines.length === 0 || this.#gone) return;
    if (this.#outbox.length === 0) void atEndOfTurn(() => this.#flush());
    for (const line of lines) {
      this.#outbox.push(line);
      this.#outboxBytes += line.length;
      if (this.#reading) this.#repliedBytes += line.length;
    }
  }

  /** Whether its output is wanted. */
  flow(flowing: boolean): void {
    this.#wanted = flowing;
    this.#regulate();
  }

  /** Nothing more is asked: it ends by itself, or is ended after a grace. */
  endInput(): void {
    this.#flush();
    this.#hearAll();
    this.#connection.endInput();
  }

  stop(signal: NodeJS.Signals): void {
    this.#hearAll();
    this.#connection.stop(signal);
  }

  #flush(): void {
    const lines = this.#outbox;
    this.#outbox = [];
    this.#outboxBytes = 0;
    this.#sink.write(lines);
    this.#regulate();
  }

  get #backlog(): number {
    return this.#sink.backlog + this.#outboxBytes;
  }

  #read(chunk: Buffer): void {
    this.#connection.touch();
    const lines = this.#splitter.push(chunk);
    if (lines.length === 0) return;
    this.#reading = true;
    try {
      this.#handlers.lines(lines);
    } finally {
      this.#reading = false;
    }
    this.#regulate();
  }

  /**
   * A server that reads nothing of what its own output causes is not heard until it does; else its refused requests would pile up here. What others
   * send does not count: a server that writes a long answer before it reads on would wait for us, and we for it.
   */
  #regulate(): void {
    const { stdout } = this.#connection;
    this.#repliedBytes = Math.min(this.#repliedBytes, this.#backlog);
    const flowing = this.#wanted && this.#repliedBytes <= this.#maxBacklog;
    if (this.#gone || flowing !== stdout.isPaused()) return;
    if (flowing) stdout.resume();
    else stdout.pause();
  }

  #hearAll(): void {
    this.#repliedBytes = 0;
    this.flow(true);
  }

  async #finish(log: Log): Promise<ServerEnd> {
    const end = await this.#connection.exited.catch((error: unknown): ServerEnd => {
      log.error('a server could not be started', { err: error });
      return { code: null, signal: null };
    });
    this.#hearAll();
    this.#gone = true;
    await drained(this.#connection.stdout);
    const last = this.#splitter.end();
    if (last.length > 0) this.#handlers.lines(last);
    this.#handlers.ended(end);
    return end;
  }
}

/** Until it has ended, or stays open in silence: a process that the server left behind may hold it. */
function drained(stdout: Readable): Promise<void> {
  if (stdout.readableEnded || stdout.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stdout.off('data', more).off('end', done).off('close', done);
      resolve();
    };
    const more = () => timer.refresh();
    const timer = setTimeout(done, ORPHAN_GRACE_MS);
    stdout.on('data', more).on('end', done).on('close', done);
  });
}
