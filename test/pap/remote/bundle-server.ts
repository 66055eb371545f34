import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { packBundle } from '../../../src/pap/archive/unpack.js';

export interface BundleServer {
  readonly url: string;
  /** What was asked so far, in order. */
  readonly requests: readonly IncomingMessage[];
  /** How it answers from now on. */
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  close(): Promise<void>;
}

/** A real server in this process, on a port of its own. `tls`: it speaks HTTPS. */
export async function bundleServer(tls?: ServerOptions): Promise<BundleServer> {
  const requests: IncomingMessage[] = [];
  const listener: RequestListener = (request, response) => {
    requests.push(request);
    server.answer(request, response);
  };
  const listening: Server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo;
  const server: BundleServer = {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    requests,
    answer: (_request, response) => void response.writeHead(404).end(),
    close: () => {
      listening.closeAllConnections();
      return new Promise((resolve) => listening.close(() => resolve()));
    },
  };
  return server;
}

/** Gives this bundle, and knows its tag. */
export function gives(bytes: Buffer, etag: string, headers: Record<string, string> = {}): BundleServer['answer'] {
  return (request, response) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag, ...headers }).end();
    else response.writeHead(200, { etag, 'content-type': 'application/gzip', ...headers }).end(bytes);
  };
}

/** A bundle of one policy that allows one tool. */
export function bundleAllowing(tool: string, revision = tool): Buffer {
  return bundleOf({
    'policy.rego': `package mcp.policy\n\nallow if input.tool.name == "${tool}"\n`,
    '.manifest': JSON.stringify({ revision, roots: ['mcp/policy'] }),
  });
}

export function bundleOf(files: Readonly<Record<string, string>>): Buffer {
  return packBundle(Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text) })));
}
