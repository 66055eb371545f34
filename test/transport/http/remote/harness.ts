import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { connectRemote, type RemoteOptions } from '../../../../src/transport/http/remote/connect-remote.js';
import { passThrough } from '../../../../src/transport/interceptor.js';
import { runStdioProxy, type StdioProxy } from '../../../../src/transport/stdio/stdio-proxy.js';
import type { Log } from '../../../../src/telemetry/log.js';
import { Received } from '../../harness.js';

/** What a server was sent. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** The parsed body; undefined for none. */
  readonly message: Message | undefined;
  readonly response: ServerResponse;
}
export interface Message {
  readonly id?: string | number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: unknown;
}

export interface Fake {
  readonly url: URL;
  readonly server: Server;
  readonly seen: Seen[];
  /** Waits for the first request for which it holds. */
  readonly until: (holds: (seen: Seen) => boolean) => Promise<Seen>;
}

/** A server of ours, which does what the test says with each request. */
export async function serve(answer: (seen: Seen, response: ServerResponse) => void): Promise<Fake> {
  const seen: Seen[] = [];
  const more = new EventEmitter();
  const server = createServer((request, response) => {
    void buffer(request).then((bytes) => {
      const body = bytes.toString();
      const one: Seen = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body,
        message: body === '' ? undefined : (JSON.parse(body) as Message),
        response,
      };
      seen.push(one);
      more.emit('more');
      return answer(one, response);
    });
  });
  await listening(server);
  const { port } = server.address() as AddressInfo;
  const until = async (holds: (seen: Seen) => boolean): Promise<Seen> => {
    for (;;) {
      const found = seen.find(holds);
      if (found !== undefined) return found;
      await once(more, 'more');
    }
  };
  return { url: new URL(`http://127.0.0.1:${port}/mcp`), server, seen, until };
}

export async function listening(server: Server): Promise<void> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
}

export interface Client {
  readonly proxy: StdioProxy;
  readonly input: PassThrough;
  readonly output: PassThrough;
  readonly received: Received;
  readonly logged: string[];
  readonly send: (...messages: readonly (object | string)[]) => void;
  /** The answer to the request with that id. */
  readonly answer: (id: string | number) => Promise<Answer>;
  /** The client goes; resolves with how the server "ended". */
  readonly end: () => Promise<unknown>;
}
export interface Answer {
  readonly id: string | number | null;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: Record<string, unknown> };
}

/** A stdio client of that server through a bare proxy. Nothing waits long: a test that needs it to says so. */
export function connect(url: URL, options: Partial<RemoteOptions> & { readonly output?: PassThrough } = {}): Client {
  const logged: string[] = [];
  const say = (message: string, fields?: object) => void logged.push(`${message} ${JSON.stringify(fields ?? {})}`);
  const log: Log = { debug: say, info: say, warn: say, error: say };
  const input = new PassThrough();
  const output = options.output ?? new PassThrough();
  const received = new Received(output);
  const deadlines = { resume: 1, resumeAtMost: 20, grace: 3_600_000, ...options.deadlines };
  const server = connectRemote({ url, log, ...options, deadlines });
  const proxy = runStdioProxy({ server, input, output, interceptor: passThrough, log });
  onTestFinished(async () => {
    proxy.stop('SIGKILL');
    await proxy.ended;
  });
  const asLine = (message: object | string) => `${typeof message === 'string' ? message : JSON.stringify(message)}\n`;
  const answer = async (id: string | number): Promise<Answer> => {
    const find = () =>
      received.lines
        .map((line) => JSON.parse(line) as Answer | Answer[])
        .flat()
        .find((message) => message.id === id && !('method' in message));
    await received.until(() => find() !== undefined);
    const found = find();
    if (found === undefined) throw new Error('it was there');
    return found;
  };
  return {
    proxy,
    input,
    output,
    received,
    logged,
    send: (...messages) => void input.write(messages.map(asLine).join('')),
    answer,
    end: () => {
      input.end();
      return proxy.ended;
    },
  };
}

export const request = (id: number | string, method = 'ping', params: object = {}) => ({ jsonrpc: '2.0', id, method, params });
export const initialize = (id: number | string = 'init', protocolVersion = '2025-11-25') =>
  request(id, 'initialize', { protocolVersion, capabilities: {}, clientInfo: { name: 'test', version: '1' } });
export const initialized = { jsonrpc: '2.0', method: 'notifications/initialized' };
/** A request of 2026-07-28. */
export const modern = (id: number | string, method: string, params: object = {}) =>
  request(id, method, {
    ...params,
    _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28', 'io.modelcontextprotocol/clientCapabilities': {} },
  });

export const resultOf = (id: unknown, result: object = {}) => JSON.stringify({ jsonrpc: '2.0', id, result });

export function json(response: ServerResponse, body: string, status = 200, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

/** Opens an event stream and writes this to it. */
export function stream(response: ServerResponse, text = '', headers: Record<string, string> = {}): ServerResponse {
  response.writeHead(200, { 'content-type': 'text/event-stream', ...headers });
  response.flushHeaders();
  response.write(text);
  return response;
}

export const event = (data: string, fields = '') => `${fields}data: ${data}\n\n`;

/** What a server of the handshake era says to everything but the requests that a test is about. */
export function handshake({ message, method }: Seen, response: ServerResponse, session?: string): boolean {
  const headers: Record<string, string> = session === undefined ? {} : { 'mcp-session-id': session };
  if (method !== 'POST') response.writeHead(405).end();
  else if (message?.method === 'initialize') {
    const result = { protocolVersion: message.params?.['protocolVersion'], capabilities: {}, serverInfo: { name: 'fake', version: '1' } };
    json(response, resultOf(message.id, result), 200, headers);
  } else if (message?.id === undefined || message.method === undefined) response.writeHead(202).end();
  else return false;
  return true;
}
