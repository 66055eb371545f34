import { Client as ClientV2 } from '@modelcontextprotocol/client';
import { StdioClientTransport as StdioV2 } from '@modelcontextprotocol/client/stdio';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as StdioV1 } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ListRootsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { serveHttp } from '../conformance/server/http.mjs';
import { handshake, initialize, json, request, resultOf, serve } from '../transport/http/remote/harness.js';
import { httpSse, stateful, stateless } from '../transport/http/remote/sdk-servers.js';
import { cli, node, site, type Site } from './proxied.js';

const POLICY = `
version: "1.0"
name: remote
default_action: deny
rules:
  - tool: echo
    action: allow
    conditions:
      - argument_not_matches: { text: forbidden }
  - { tool: count, action: allow }
  - { tool: ask, action: allow }
  - { tool: test_simple_text, action: allow }
`;

let place: Site;
let options: string[];
beforeEach(() => {
  place = site();
  writeFileSync(place.path('policy.yaml'), POLICY);
  options = [`--policy=${place.path('policy.yaml')}`, `--log=${place.log}`];
});
afterEach(() => place.remove());

const protect = (url: URL | string, ...more: string[]) => ({ command: node, args: [cli, 'protect', ...options, ...more, String(url)] });

describe.each([
  ['sessions, streams', () => stateful({ resumable: true })],
  ['no sessions, JSON', () => stateless({ json: true })],
  ['HTTP+SSE', () => httpSse()],
] as const)('an SDK v1 client and a server at a URL: %s', (kind, serve) => {
  test('what the policy allows is answered, what it denies never arrives', async () => {
    const client = new ClientV1({ name: 'v1', version: '1' }, { capabilities: { roots: {} } });
    client.setRequestHandler(ListRootsRequestSchema, () => ({ roots: [{ uri: 'file:///a' }] }));
    await client.connect(new StdioV1({ ...protect(await serve()), stderr: 'ignore' }));
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['echo', 'count', 'ask']);
    expect(JSON.stringify(await client.callTool({ name: 'echo', arguments: { text: 'grüße' } }))).toContain('grüße');
    expect(JSON.stringify(await client.callTool({ name: 'echo', arguments: { text: 'forbidden' } }))).toContain('Blocked by policy');
    await expect(client.callTool({ name: 'change' })).rejects.toThrow('Unknown tool');
    // What the server asks the client is decided too.
    if (!kind.includes('JSON')) await expect(client.callTool({ name: 'ask' })).rejects.toThrow('no rule allows `roots/list`');
    await client.close();
    const log = readFileSync(place.log, 'utf8');
    expect(log).toContain('ai.agentmesh.tool.invoked');
  });
});

test.each(['legacy', 'auto'] as const)('an SDK v2 client in mode %s and a dual-era server', async (mode) => {
  const client = new ClientV2({ name: 'v2', version: '1' }, { versionNegotiation: { mode } });
  await client.connect(new StdioV2({ ...protect(await serveHttp(0)), stderr: 'ignore' }));
  expect(client.getNegotiatedProtocolVersion()).toBe(mode === 'auto' ? '2026-07-28' : '2025-11-25');
  expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['test_simple_text']);
  expect((await client.callTool({ name: 'test_simple_text', arguments: {} })).content).toMatchObject([{ type: 'text' }]);
  await client.close();
});

describe('the process', () => {
  const start = (url: URL, ...more: string[]) => {
    const { command, args } = protect(url, ...more);
    const child = spawn(command, args, { stdio: 'pipe', env: { ...process.env, TOKEN: 'top-secret' } });
    onTestFinished(() => void child.kill('SIGKILL'));
    return child;
  };

  test('its credentials reach the server, and neither the log nor stderr', async () => {
    const { url, seen } = await serve((one, response) => void handshake(one, response));
    const child = start(url, '--header', 'Authorization: Bearer ${TOKEN}', '--verbose');
    const said = text(child.stderr);
    child.stdin.end(`${JSON.stringify(initialize())}\n`);
    expect(await text(child.stdout)).toContain('"protocolVersion"');
    expect(seen.every(({ headers }) => headers.authorization === 'Bearer top-secret')).toBe(true);
    expect((await said) + readFileSync(place.log, 'utf8')).not.toContain('top-secret');
  });

  test('the end of input ends it, with 0 and after the session', async () => {
    const { url, seen } = await serve((one, response) => {
      if (one.method === 'DELETE') response.writeHead(200).end();
      else if (!handshake(one, response, 'S')) json(response, resultOf(one.message?.id));
    });
    const child = start(url);
    child.stdin.end(`${JSON.stringify(initialize())}\n${JSON.stringify(request(1))}\n`);
    const exited = once(child, 'exit');
    expect((await text(child.stdout)).trim().split('\n')).toHaveLength(2);
    expect(await exited).toEqual([0, null]);
    expect(seen.at(-1)).toMatchObject({ method: 'DELETE', headers: { 'mcp-session-id': 'S' } });
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it in the middle of a call', async (signal) => {
    const { url, until } = await serve(() => undefined);
    const child = start(url);
    child.stdin.write(`${JSON.stringify(request(1))}\n`);
    await until(() => true);
    child.kill(signal);
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(signal === 'SIGTERM' ? 143 : 130);
  });

  test('a server that cannot be reached is an answer, not an end', async () => {
    const { url, server } = await serve(() => undefined);
    server.close();
    await once(server, 'close');
    const child = start(url);
    child.stdin.end(`${JSON.stringify(initialize())}\n`);
    expect(JSON.parse(await text(child.stdout))).toMatchObject({ id: 'init', error: { code: -31502, data: { reason: 'ECONNREFUSED' } } });
  });

  test('http to another machine is refused before anything is sent', async () => {
    const child = start(new URL('http://192.0.2.1/mcp'));
    const said = await text(child.stderr);
    expect(said).toContain('--allow-http');
    expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(2);
  });
});
