// @ts-check
// Streamable HTTP in both eras at one URL: sessions up to 2025-11-25, a request at a time since 2026-07-28.
import { NodeStreamableHTTPServerTransport, toNodeHandler } from '@modelcontextprotocol/node';
import {
  classifyInboundRequest,
  createMcpHandler,
  isInitializeRequest,
  validateHostHeader,
  validateOriginHeader,
} from '@modelcontextprotocol/server';
import { randomUUID } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { createServer } from './create-server.mjs';
import { createEventStore } from './event-store.mjs';

/** @typedef {Parameters<ReturnType<typeof toNodeHandler>>[0]} Incoming Node's own type but for `exactOptionalPropertyTypes` */

const loopback = ['localhost', '127.0.0.1', '[::1]'];
/** How soon a client may come back after a closed stream (SEP-1699). */
const retryInterval = 500;

/** @param {number} port 0: any @returns {Promise<string>} the URL */
export function serveHttp(port) {
  /** @type {Map<string, NodeStreamableHTTPServerTransport>} */
  const sessions = new Map();
  const modern = createMcpHandler(() => createServer(modern.notify));
  const serveModern = toNodeHandler(modern);

  const server = createHttpServer((request, response) => {
    serve(request, response).catch((error) => {
      process.stderr.write(`${String(error)}\n`);
      if (!response.headersSent) refuse(response, 500, -32603, 'Internal error');
    });
  });
  return new Promise((listening) => {
    server.listen(port, '127.0.0.1', () => {
      const address = /** @type {import('node:net').AddressInfo} */ (server.address());
      listening(`http://127.0.0.1:${address.port}/mcp`);
    });
  });

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  async function serve(request, response) {
    // A page in a browser must not reach a server on loopback by a name of its own (DNS rebinding).
    const { host, origin } = request.headers;
    if (!validateHostHeader(host, loopback).ok || !validateOriginHeader(origin, loopback).ok) {
      return refuse(response, 403, -32000, 'Invalid Host or Origin');
    }
    const body = request.method === 'POST' ? parse(await readText(request)) : undefined;
    const [version, method] = [header(request, 'mcp-protocol-version'), header(request, 'mcp-method')];
    const inbound = classifyInboundRequest({
      httpMethod: request.method ?? '',
      ...(version !== undefined && { protocolVersionHeader: version }),
      ...(method !== undefined && { mcpMethodHeader: method }),
      body,
    });
    if (request.method === 'POST' && inbound.kind !== 'legacy') return serveModern(/** @type {Incoming} */ (request), response, body);

    const id = header(request, 'mcp-session-id');
    const session = id === undefined ? undefined : sessions.get(id);
    if (session) return session.handleRequest(request, response, body);
    if (id !== undefined) return refuse(response, 404, -32001, 'Session not found');
    if (!isInitializeRequest(body)) return refuse(response, 400, -32000, 'Bad Request: Session ID required');
    const transport = newSession();
    await createServer().connect(transport);
    return transport.handleRequest(request, response, body);
  }

  function newSession() {
    const transport = new NodeStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      eventStore: createEventStore(),
      retryInterval,
      onsessioninitialized: (id) => void sessions.set(id, transport),
      onsessionclosed: (id) => void sessions.delete(id),
    });
    return transport;
  }
}

/** @param {import('node:http').IncomingMessage} request @param {string} name */
function header(request, name) {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** @param {string} body */
function parse(body) {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** @param {import('node:http').ServerResponse} response @param {number} status @param {number} code @param {string} message */
function refuse(response, status, code, message) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ jsonrpc: '2.0', id: null, error: { code, message } }));
}
