import { onTestFinished } from 'vitest';
import { randomUUID } from 'node:crypto';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { unreadableResponse } from '../../../../src/protocol/answers.js';
import { classify } from '../../../../src/protocol/classify.js';
import { defaultHttpLimits } from '../../../../src/transport/http/front/http-limits.js';
import { listen, type HttpFront } from '../../../../src/transport/http/front/listen.js';
import { SWEEP_MS } from '../../../../src/transport/http/sessions/limits.js';
import { sessionsBackend, type SessionsOptions } from '../../../../src/transport/http/sessions/sessions-backend.js';
import { SseReader } from '../../../../src/transport/http/sse/reader.js';
import type { SseEvent } from '../../../../src/transport/http/sse/event.js';
import { passThrough, type Conversation, type Forward, type Line } from '../../../../src/transport/interceptor.js';
import type { ServerConnection } from '../../../../src/transport/server-connection.js';
import { startServer } from '../../../../src/transport/process/server-process.js';
import { silentLog } from '../../../../src/telemetry/log.js';
import { serverFile } from '../../harness.js';
import { JSON_HEADERS, send, type RawAnswer } from '../raw.js';

/** Lets everything pass, as it came. */
export function passing(): Conversation {
  const exchange = { ...passThrough, policyChanged: () => [] };
  return { ...exchange, toolSchema: () => undefined, exchange: () => exchange };
}

/** Lets everything pass but what nobody can read, and notes what the server said. */
export function hearing(heard: string[] = []): Conversation {
  const conversation = passing();
  const fromServer = (lines: readonly Line[]): Forward => {
    const said = lines.map(({ raw, bytes }) => ({ raw, message: classify(bytes) }));
    heard.push(...said.map(({ raw }) => raw.toString()));
    return {
      toServer: said.flatMap(({ message }) => (message.kind === 'unreadable' ? [unreadableResponse(message)] : [])),
      toClient: said.flatMap(({ message, raw }) => (message.kind === 'unreadable' ? [] : [raw])),
    };
  };
  return { ...conversation, fromServer, exchange: () => ({ ...conversation.exchange(), fromServer }) };
}

export interface Bench {
  readonly front: HttpFront;
  readonly url: string;
  /** Of the servers that were started, in order. */
  readonly pids: readonly number[];
  /** Time goes on, and what is due happens. */
  readonly pass: (ms: number) => void;
  /** Time goes on, and nothing happens until it has. */
  readonly standStill: (ms: number) => void;
  readonly post: (message: unknown, headers?: Record<string, string>) => Promise<RawAnswer>;
  /** Without a body. */
  readonly ask: (method: 'GET' | 'DELETE', headers?: Record<string, string>) => Promise<RawAnswer>;
  readonly stream: (how?: StreamOptions) => Promise<Stream>;
  /** Opens a session; its headers. */
  readonly initialize: (headers?: Record<string, string>, version?: string) => Promise<Record<string, string>>;
  readonly stop: (signal?: NodeJS.Signals) => Promise<unknown>;
}

export interface BenchOptions extends Partial<Omit<SessionsOptions, 'start'>> {
  readonly server?: string;
  readonly args?: readonly string[];
  readonly start?: () => ServerConnection;
  readonly open?: () => Conversation;
  readonly graceMs?: number;
}

/** A listener whose callers are told apart by the header `x-caller`. Its clock stands still until it is told. */
export async function bench(options: BenchOptions = {}): Promise<Bench> {
  const { server = 'session', args = [], open = passing, graceMs = 3_600_000 } = options;
  let now = 0;
  let due = () => undefined as void;
  const pids: number[] = [];
  const startProcess = () => startServer({ command: process.execPath, args: [serverFile(server), ...args], env: process.env }, { graceMs });
  const backend = sessionsBackend({
    mode: 'isolated',
    ids: randomUUID,
    clock: { now: () => now, monotonic: () => now },
    every: (_ms, task) => {
      due = task;
      return () => undefined;
    },
    log: silentLog,
    ...options,
    start: () => {
      const connection = (options.start ?? startProcess)();
      if (connection.pid !== undefined) pids.push(connection.pid);
      return connection;
    },
  });
  const front = await listen({
    host: '127.0.0.1',
    port: 0,
    backend,
    admit: (headers) => Promise.resolve({ admitted: true, caller: { key: String(headers['x-caller'] ?? 'anybody'), open } }),
    allowedHosts: [],
    allowedOrigins: [],
    limits: defaultHttpLimits,
    log: silentLog,
  });
  const { url } = front;
  const stop = (signal?: NodeJS.Signals) => {
    front.stop(signal);
    return front.ended;
  };
  onTestFinished(async () => void (await stop()));
  const post = (message: unknown, headers: Record<string, string> = {}) =>
    send(url, { headers: { ...JSON_HEADERS, ...headers }, body: typeof message === 'string' ? message : JSON.stringify(message) });
  return {
    front,
    url,
    pids,
    pass: (ms) => {
      for (let left = ms; left > 0; left -= SWEEP_MS) {
        now += Math.min(left, SWEEP_MS);
        due();
      }
    },
    standStill: (ms) => {
      now += ms;
      due();
    },
    post,
    ask: (method, headers = {}) => send(url, { method, headers }),
    stream: (how) => openStream(url, how),
    initialize: async (headers = {}, version = '2025-11-25') => {
      const answer = await post(initialize(1, version), headers);
      const id = answer.headers['mcp-session-id'];
      if (typeof id !== 'string') throw new Error(`no session: ${answer.status} ${answer.body}`);
      return { ...headers, 'mcp-session-id': id };
    },
    stop,
  };
}

export interface StreamOptions {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/** An answer that is read event by event. */
export class Stream {
  readonly response: IncomingMessage;
  readonly #request: ClientRequest;
  readonly #events: SseEvent[] = [];
  #wake: () => void = () => undefined;
  ended = false;

  constructor(sent: ClientRequest, response: IncomingMessage) {
    this.#request = sent;
    this.response = response;
    const reader = new SseReader(64 * 1024 * 1024);
    response.on('data', (chunk: Buffer) => {
      this.#events.push(...reader.push(chunk));
      this.#wake();
    });
    const end = () => {
      this.ended = true;
      this.#wake();
    };
    response.on('end', end).on('close', end).on('error', end);
  }

  /** The next event with an id or data; undefined at the end. */
  async next(): Promise<SseEvent | undefined> {
    for (;;) {
      const event = this.#events.shift();
      if (event !== undefined && (event.data.length > 0 || event.id !== undefined)) return event;
      if (event !== undefined) continue;
      if (this.ended) return undefined;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** The next message, parsed. */
  async message(): Promise<unknown> {
    for (;;) {
      const event = await this.next();
      if (event === undefined) return undefined;
      if (event.data.length > 0) return JSON.parse(event.data.toString());
    }
  }

  /** The client goes away. */
  leave(): void {
    this.#request.destroy();
  }
}

function openStream(url: string, { method = 'POST', headers = {}, body }: StreamOptions = {}): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const accept = method === 'GET' ? { accept: 'text/event-stream' } : JSON_HEADERS;
    const sent = request(url, { method, headers: { ...accept, ...headers }, agent: false }, (response) =>
      resolve(new Stream(sent, response)),
    );
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

export const initialize = (id: number | string = 1, version = '2025-11-25') => ({
  jsonrpc: '2.0',
  id,
  method: 'initialize',
  params: { protocolVersion: version, capabilities: {}, clientInfo: { name: 'c', version: '1' } },
});

export const call = (id: number | string, name: string, args: unknown = {}, meta?: unknown) => ({
  jsonrpc: '2.0',
  id,
  method: 'tools/call',
  params: { name, arguments: args, ...(meta === undefined ? {} : { _meta: meta }) },
});

export const META = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientCapabilities': {},
};

/** What a 2026-07-28 request says beside its body. */
export const modern = (method: string, name?: string) => ({
  'mcp-protocol-version': '2026-07-28',
  'mcp-method': method,
  ...(name === undefined ? {} : { 'mcp-name': name }),
});
