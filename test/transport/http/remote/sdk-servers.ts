import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { createEventStore } from '../../../conformance/server/event-store.mjs';
import { listening } from './harness.js';

/** A server of the SDK's first generation. */
function toolServer(): Server {
  const server = new Server({ name: 'v1', version: '1' }, { capabilities: { tools: { listChanged: true } } });
  const tools = ['echo', 'count', 'ask', 'poll', 'change'].map((name) => ({ name, inputSchema: { type: 'object' as const } }));
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools }));
  server.setRequestHandler(
    CallToolRequestSchema,
    async ({ params: { name, arguments: args, _meta } }, { sendNotification, closeSSEStream }) => {
      switch (name) {
        case 'echo':
          return said(String(args?.['text']));
        case 'count':
          for (let progress = 1; progress <= 3; progress++) {
            const progressToken = _meta?.progressToken ?? 0;
            await sendNotification({ method: 'notifications/progress', params: { progressToken, progress, total: 3 } });
          }
          return said('counted');
        case 'ask':
          return said((await server.listRoots()).roots.map(({ uri }) => uri).join());
        case 'poll':
          closeSSEStream?.();
          await setTimeout(5);
          return said('polled');
        case 'change':
          await server.sendToolListChanged();
          return said('changed');
        default:
          throw new Error(`Unknown tool: ${name}`);
      }
    },
  );
  return server;
}

const said = (text: string) => ({ content: [{ type: 'text' as const, text }] });

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

async function url(handle: Handler): Promise<URL> {
  const server = createServer((request, response) => void handle(request, response));
  await listening(server);
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`);
}

export interface Kind {
  readonly json?: boolean;
  readonly resumable?: boolean;
}

/** One session after another; the id of the last is what a test may end. */
export function stateful({ json = false, resumable = false }: Kind = {}): Promise<URL> {
  const sessions = new Map<string, StreamableHTTPServerTransport>();
  return url(async (request, response) => {
    const id = request.headers['mcp-session-id'];
    const known = typeof id === 'string' ? sessions.get(id) : undefined;
    if (known !== undefined) return known.handleRequest(request, response);
    if (id !== undefined) return void response.writeHead(404).end();
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      enableJsonResponse: json,
      onsessioninitialized: (session) => void sessions.set(session, transport),
      ...(resumable ? { eventStore: createEventStore(), retryInterval: 1 } : {}),
    });
    await toolServer().connect(transport);
    return transport.handleRequest(request, response);
  });
}

export function stateless({ json = false }: Kind = {}): Promise<URL> {
  return url(async (request, response) => {
    const options = { sessionIdGenerator: undefined, enableJsonResponse: json };
    const transport = new StreamableHTTPServerTransport(options as unknown as { enableJsonResponse: boolean });
    await toolServer().connect(transport);
    response.on('close', () => void transport.close());
    await transport.handleRequest(request, response);
  });
}

/** HTTP+SSE of 2024-11-05. */
export function httpSse(): Promise<URL> {
  const transports = new Map<string, SSEServerTransport>();
  return url(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    if (request.method === 'GET' && pathname === '/mcp') {
      const transport = new SSEServerTransport('/messages', response);
      transports.set(transport.sessionId, transport);
      return toolServer().connect(transport);
    }
    const transport = transports.get(searchParams.get('sessionId') ?? '');
    if (transport === undefined || pathname !== '/messages') return void response.writeHead(404).end();
    return transport.handlePostMessage(request, response);
  });
}
