import type { Log } from '../../../telemetry/log.js';
import type { ServerConnection } from '../../server-connection.js';
import type { Shares } from '../shares.js';
import { LineServer, type LineServerHandlers } from './line-server.js';

/** All servers that run, those that are ending among them. */
export class ServerPool {
  readonly #start: () => ServerConnection;
  readonly #shares: Shares;
  readonly #maxLineBytes: number;
  readonly #log: Log;
  readonly #running = new Set<LineServer>();

  constructor(start: () => ServerConnection, shares: Shares, maxLineBytes: number, log: Log) {
    this.#start = start;
    this.#shares = shares;
    this.#maxLineBytes = maxLineBytes;
    this.#log = log;
  }

  get size(): number {
    return this.#running.size;
  }

  /** Whether one more may run for a caller. */
  hasRoom(caller: string): boolean {
    return this.#shares.allows(caller, 1);
  }

  /** `caller`: whose it is, unless it is everybody's. Throws where none can be started. */
  start(handlers: LineServerHandlers, caller?: string): LineServer {
    const server = new LineServer(this.#start(), handlers, this.#maxLineBytes, this.#log);
    this.#running.add(server);
    this.#shares.add(caller, 1);
    // What its end does to others must not keep it in the list.
    const forget = () => {
      this.#running.delete(server);
      this.#shares.give(caller, 1);
    };
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
