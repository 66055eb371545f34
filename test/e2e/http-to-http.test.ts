import { Client as ClientV2, StreamableHTTPClientTransport as TransportV2 } from '@modelcontextprotocol/client';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { CreateMessageRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { createMcpHandler, McpServer as McpServerV2 } from '@modelcontextprotocol/server';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { serve } from '../transport/http/upstream.js';
import { endListeners, listening, site, type Site } from './proxied.js';

let place: Site;
beforeEach(() => void (place = site()));
afterEach(async () => {
  await endListeners();
  place.remove();
});

const POLICY = `
version: "1.0"
default_action: allow
rules:
  - tool: run_shell
    action: deny
    reason: no shells here
`;

/** The proxy, listening in front of a server at a URL. */
async function inFrontOf(server: URL): Promise<URL> {
  const policy = place.write('policy.yaml', POLICY);
  const { url } = await listening([`--policy=${policy}`, `--log=${place.log}`], [server.href]);
  return new URL(url);
}

/** A server of the SDK's first generation that can ask the client. */
function serverV1(called: string[]): McpServer {
  const server = new McpServer({ name: 'v1', version: '1.0.0' });
  for (const name of ['greet', 'run_shell']) {
    server.registerTool(name, { description: name }, () => {
      called.push(name);
      return { content: [{ type: 'text', text: `called ${name}` }] };
    });
  }
  server.registerTool('ask', { description: 'asks the model' }, async () => {
    const { content } = await server.server.createMessage({
      messages: [{ role: 'user', content: { type: 'text', text: 'hm?' } }],
      maxTokens: 9,
    });
    return { content: [{ type: 'text', text: JSON.stringify(content) }] };
  });
  return server;
}

/** With sessions and streams, or a server for each request and JSON answers. */
function serveV1(called: string[], sessions: boolean): Promise<URL> {
  const open = new Map<string, StreamableHTTPServerTransport>();
  return serve((request, response) => {
    const id = request.headers['mcp-session-id'];
    const handle = async () => {
      const known = typeof id === 'string' ? open.get(id) : undefined;
      if (known !== undefined) return known.handleRequest(request, response);
      const transport = new StreamableHTTPServerTransport(
        sessions
          ? { sessionIdGenerator: randomUUID, onsessioninitialized: (id) => void open.set(id, transport) }
          : { enableJsonResponse: true },
      );
      await serverV1(called).connect(transport);
      return transport.handleRequest(request, response);
    };
    void handle();
  });
}

async function connected(url: URL, client = new Client({ name: 'test', version: '1.0.0' })): Promise<Client> {
  await client.connect(new StreamableHTTPClientTransport(url));
  onTestFinished(() => client.close());
  return client;
}

describe.each([
  ['with sessions', true],
  ['without', false],
])('a server of SDK v1 %s', (_how, sessions) => {
  test('serves what the policy allows, and never sees what it denies', async () => {
    const called: string[] = [];
    const client = await connected(await inFrontOf(new URL('/mcp', await serveV1(called, sessions))));
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['greet', 'ask']);
    expect(await client.callTool({ name: 'greet' })).toMatchObject({ content: [{ text: 'called greet' }] });
    expect(await client.callTool({ name: 'run_shell' })).toMatchObject({ isError: true });
    expect(called).toEqual(['greet']);
    expect(JSON.stringify(place.records())).toContain('no shells here');
  });
});

test('what a server asks on its stream is decided, and the client’s answer reaches it', async () => {
  const asking = new Client({ name: 'test', version: '1.0.0' }, { capabilities: { sampling: {} } });
  asking.setRequestHandler(CreateMessageRequestSchema, () => ({ model: 'm', role: 'assistant', content: { type: 'text', text: 'well' } }));
  const client = await connected(await inFrontOf(new URL('/mcp', await serveV1([], true))), asking);
  expect(JSON.stringify(await client.callTool({ name: 'ask' }))).toContain('well');
  expect(place.records().some((record) => JSON.stringify(record).includes('sampling/createMessage'))).toBe(true);
});

test('two clients, two sessions: the end of one is not the other’s', async () => {
  const server = new URL('/mcp', await serveV1([], true));
  const url = await inFrontOf(server);
  const [one, other] = [await connected(url), await connected(url)];
  await one.close();
  expect((await other.listTools()).tools).toHaveLength(2);
});

describe('a server of both eras (SDK v2)', () => {
  const dual = () => {
    const handler = createMcpHandler(() => {
      const server = new McpServerV2({ name: 'dual', version: '1.0.0' });
      for (const name of ['greet', 'run_shell'])
        server.registerTool(name, { description: name }, () => ({ content: [{ type: 'text', text: `called ${name}` }] }));
      return server;
    });
    const node = toNodeHandler(handler);
    return serve((request, response) => void node(request as Parameters<typeof node>[0], response));
  };

  test.each(['legacy', 'auto'] as const)('a client in mode %s', async (mode) => {
    const url = await inFrontOf(new URL('/mcp', await dual()));
    const client = new ClientV2({ name: 'test', version: '1.0.0' }, { versionNegotiation: { mode } });
    await client.connect(new TransportV2(url));
    onTestFinished(() => client.close());
    expect(client.getNegotiatedProtocolVersion()).toBe(mode === 'auto' ? '2026-07-28' : '2025-11-25');
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['greet']);
    expect(JSON.stringify(await client.callTool({ name: 'greet', arguments: {} }))).toContain('called greet');
    const refused = await client.callTool({ name: 'run_shell', arguments: {} });
    expect([refused.isError, JSON.stringify(refused.content)]).toEqual([true, expect.stringContaining('no shells here')]);
  });
});
