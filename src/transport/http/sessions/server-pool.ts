import type { Log } from '../../../telemetry/log.js';
import type { ServerConnection } from '../../server-connection.js';
import { LineServer, type LineServerHandlers } from './line-server.js';

/** All servers that run, those that are ending among them. */
export class ServerPool {
  readonly #start: () => ServerConnection;
  readonly #maxLineBytes: number;
  readonly #log: Log;
  readonly #running = new Set<LineServer>();

  constructor(start: () => ServerConnection, maxLineBytes: number, log: Log) {
    this.#start = start;
    this.#maxLineBytes = maxLineBytes;
    this.#log = log;
  }

  get size(): number {
    return this.#running.size;
  }

  /** Throws where none can be started. */
  start(handlers: LineServerHandlers): LineServer {
    const server = new LineServer(this.#start(), handlers, this.#maxLineBytes, this.#log);
    this.#running.add(server);
    // What its end does to others must not keep it in the list.
    const forget = () => this.#running.delete(server);
    server.ended.then(forget, forget);
    return server;
  }

  /** Resolves when all have gone, and what they started with them. */
  async stop(signal: NodeJS.Signals): Promise<void> {
    const running = [...this.#running];
    for (const server of running) server.stop(signal);
    await Promise.allSettled(running.map((server) => server.ended));
  }
}
