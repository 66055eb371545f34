import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { openRequest, readUntil } from '../transport/http/reverse/harness.js';
import { JSON_HEADERS, send } from '../transport/http/raw.js';
import { answerJson, openEvents, startUpstream, type Answer } from '../transport/http/upstream.js';
import { endListeners, listening, node, root, site, type Site } from './proxied.js';

let place: Site;
beforeEach(() => void (place = site()));
afterEach(async () => {
  await endListeners();
  place.remove();
});

const policy = (...allowed: string[]) =>
  `version: "1.0"\nrules:\n${allowed.map((tool) => `  - { tool: ${tool}, action: allow }\n`).join('')}`;
const body = (id: number | undefined, method: string, params: object = {}) => JSON.stringify({ jsonrpc: '2.0', id, method, params });
const call = (id: number, name: string) => body(id, 'tools/call', { name, arguments: {} });
const initialize = body(0, 'initialize', {
  protocolVersion: '2025-11-25',
  capabilities: {},
  clientInfo: { name: 'test', version: '1' },
});

/** A server at a URL like `two-tools.mjs`; it answers to calls of `slow` as the test says. */
async function atUrl(slow: Answer): Promise<readonly string[]> {
  const tools = ['slow', 'first', 'second'].map((name) => ({ name, inputSchema: { type: 'object' } }));
  const upstream = await startUpstream((response, seen, request) => {
    if (seen.method === 'GET') return openEvents(response);
    const { id, method, params } = JSON.parse(seen.body.toString()) as { id?: number; method: string; params: { name?: string } };
    if (id === undefined) return response.writeHead(202).end();
    if (params.name === 'slow') return slow(response, seen, request);
    const capabilities = { tools: { listChanged: true } };
    const results: Record<string, object> = {
      initialize: { protocolVersion: '2025-11-25', capabilities, serverInfo: { name: 'two-tools', version: '1' } },
      'tools/list': { tools },
    };
    const result = results[method] ?? { content: [{ type: 'text', text: params.name }] };
    answerJson(response, JSON.stringify({ jsonrpc: '2.0', id, result }), { 'mcp-session-id': 'S' });
  });
  return [upstream.url.href];
}

/** A client with a session and a stream that listens, which has seen the list of tools. */
async function listen(url: string) {
  const opened = await send(url, { headers: JSON_HEADERS, body: initialize });
  const headers = { ...JSON_HEADERS, 'mcp-session-id': String(opened.headers['mcp-session-id']), 'mcp-protocol-version': '2025-11-25' };
  const post = async (text: string) => (await send(url, { headers, body: text })).body;
  await post(body(undefined, 'notifications/initialized'));
  const tools = async () => [...(await post(body(1, 'tools/list'))).matchAll(/"name":"(\w+)"/g)].map(([, name]) => name);
  const get = openRequest(url, 'GET', { ...headers, accept: 'text/event-stream' });
  onTestFinished(() => get.abort());
  return { headers, post, tools, stream: await get.response };
}

test.each([
  ['processes', () => Promise.resolve([node, `${root}/test/fixtures/servers/two-tools.mjs`])],
  ['a server at a URL', () => atUrl(() => undefined)],
])('a policy that changes while streams are open, in front of %s: told on the stream, which stays, and in force', async (_what, server) => {
  const file = place.write('policy.yaml', policy('first', 'second'));
  const { url } = await listening([`--policy=${file}`, `--log=${place.log}`], await server());
  const { post, tools, stream } = await listen(url);
  expect(await tools()).toEqual(['first', 'second']);

  place.write('policy.yaml', policy('first'));
  await told(stream);
  expect(await tools()).toEqual(['first']);
  expect(await post(call(2, 'second'))).toContain('Unknown tool');

  place.write('policy.yaml', policy('first', 'second'));
  await told(stream);
  expect(await post(call(3, 'second'))).not.toContain('error');
});

test('a call whose answer is still streaming goes on to its end, and its answer passes', async () => {
  let finish: (() => void) | undefined;
  const server = await atUrl((response) => {
    openEvents(response);
    response.write('data: {"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":7,"progress":1}}\n\n');
    finish = () => response.end('data: {"jsonrpc":"2.0","id":7,"result":{"content":[]}}\n\n');
  });
  const file = place.write('policy.yaml', policy('slow'));
  const { url } = await listening([`--policy=${file}`, `--log=${place.log}`], server);
  const { headers, post, tools, stream } = await listen(url);
  await tools();
  const slow = await openRequest(url, 'POST', headers, call(7, 'slow')).response;
  await readUntil(slow, /progress/);

  place.write('policy.yaml', policy('first'));
  await told(stream);
  expect(await post(call(8, 'slow'))).toContain('Unknown tool');
  finish?.();
  expect(await readUntil(slow, /"id":7/)).toContain('"result":{"content":[]}');
});

const told = (stream: IncomingMessage) => readUntil(stream, /notifications\/tools\/list_changed/);
