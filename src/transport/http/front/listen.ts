import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '../../../errors/exit.js';
import type { JsonObject } from '../../../protocol/json/json.js';
import type { Log } from '../../../telemetry/log.js';
import type { ServerEnd } from '../../server-connection.js';
import type { Admit } from '../caller.js';
import type { HttpBackend } from '../http-backend.js';
import { answerBroken } from './broken-request.js';
import { createHostGuard } from './host-guard.js';
import type { HttpLimits } from './http-limits.js';
import { refuseRequest } from '../refusal.js';
import { UNMET } from './refusals.js';
import { createRequestHandler } from './request-handler.js';

export interface ListenOptions {
  /** An address or a name; `port` 0 takes any that is free. */
  readonly host: string;
  readonly port: number;
  readonly backend: HttpBackend;
  readonly admit: Admit;
  /** Names that the listener is reached by beside loopback ones and its own address: `name` or `name:port`. */
  readonly allowedHosts: readonly string[];
  /** Origins of web pages that may call, and read the answers: `scheme://name[:port]`. */
  readonly allowedOrigins: readonly string[];
  readonly limits: HttpLimits;
  readonly log: Log;
  /** Of the MCP endpoint; default `/mcp`. */
  readonly path?: string;
  /** Served as OAuth protected resource metadata (RFC 9728). */
  readonly metadata?: JsonObject;
}

export interface HttpFront {
  /** Of the MCP endpoint, as a client on this machine names it. */
  readonly url: string;
  /** When everything was ended that stood behind the listener. */
  readonly ended: Promise<ServerEnd>;
  policyChanged(): void;
  /** Takes no more requests, ends streams and sessions, and after a grace (at once when asked again) every connection. */
  stop(signal?: NodeJS.Signals): void;
}

export const DEFAULT_PATH = '/mcp';

/** How often Node looks for requests that are late: a fraction of the shortest timeout. */
const CHECK_LATE_MS = 1_000;

/** Rejects with a `UserError` when the address cannot be had. */
export async function listen(options: ListenOptions): Promise<HttpFront> {
  const { backend, limits, path = DEFAULT_PATH } = options;
  const guard = createHostGuard(options.allowedHosts, options.allowedOrigins);
  const handler = createRequestHandler({ ...options, guard, path });
  const server = createServer({
    maxHeaderSize: limits.maxHeaderBytes,
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: CHECK_LATE_MS,
    // One place for all missing and foreign hosts, and an answer that says what to do.
    requireHostHeader: false,
    noDelay: true,
  });
  server.maxConnections = limits.maxConnections;
  // Their bytes are counted. Of more than 2,000 Node would leave out the rest without a word: an `Origin` behind them, or a header that stands twice.
  server.maxHeadersCount = 0;
  server
    .on('request', (request, response) => handler.handle(request, response, false))
    .on('checkContinue', (request, response) => handler.handle(request, response, true))
    .on('checkExpectation', (_request, response) => refuseRequest(response, UNMET))
    .on('connection', (socket) => socket.on('close', () => handler.gone(socket)))
    .on('clientError', (error, socket) => answerBroken(error, socket, handler.openOn(socket)));
  await bind(server, options);

  let finished: (end: ServerEnd) => void;
  let failed: (error: unknown) => void;
  const ended = new Promise<ServerEnd>((resolve, reject) => {
    finished = resolve;
    failed = reject;
  });
  let stopping = false;
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
    if (stopping) return server.closeAllConnections();
    stopping = true;
    handler.stop();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const deadline = setTimeout(() => server.closeAllConnections(), limits.stopGraceMs);
    const finish = async () => {
      try {
        const end = await backend.close(signal);
        server.closeIdleConnections();
        await closed;
        return end;
      } finally {
        clearTimeout(deadline);
      }
    };
    finish().then(finished, failed);
  };
  return { url: urlOf(server, options.host, path), ended, policyChanged: () => backend.policyChanged(), stop };
}

function bind(server: Server, { host, port }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new UserError(`cannot listen on ${host}:${port}: ${CAUSES[error.code ?? ''] ?? error.message}`, { cause: error }));
    });
    server.listen({ host: host.replace(/^\[(.*)\]$/, '$1'), port }, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

const CAUSES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the address is in use',
  EADDRNOTAVAIL: 'this machine does not have the address',
  EACCES: 'not permitted (ports below 1024 need privileges)',
  ENOTFOUND: 'the name is not known',
};

function urlOf(server: Server, host: string, path: string): string {
  const { address, port, family } = server.address() as AddressInfo;
  const name = host === 'localhost' ? host : family === 'IPv6' ? `[${address}]` : address;
  return `http://${name}:${port}${path}`;
}
