import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly rawHeaders: readonly string[];
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface TestUpstream {
  readonly url: URL;
  /** Every request that reached it, whole. */
  readonly seen: readonly Seen[];
}

export type Answer = (response: ServerResponse, seen: Seen, request: IncomingMessage) => void;

/** An HTTP server for one test that says what it is told to. */
export async function startUpstream(answer: Answer, path = '/server/mcp'): Promise<TestUpstream> {
  const seen: Seen[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request);
    const { method = '', url = '', rawHeaders, headers } = request;
    const one = { method, url, rawHeaders, headers, body };
    seen.push(one);
    answer(response, one, request);
  };
  const url = await serve((request, response) => void handle(request, response));
  return { url: new URL(path, url), seen };
}

export async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

export function answerJson(response: ServerResponse, body: string | Buffer, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'application/json', ...headers });
  response.end(body);
}

export function openEvents(response: ServerResponse, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', ...headers });
  response.flushHeaders();
}
