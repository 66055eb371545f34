import { Client as ClientV2 } from '@modelcontextprotocol/client';
import { StdioClientTransport as StdioV2 } from '@modelcontextprotocol/client/stdio';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cli, connect, everythingServer, filesystemServer, node, root, site, type Site } from './proxied.js';

const DENYING = `version: "1.0"
default_action: allow
rules:
  - { tool: simulate-research-query, action: deny, id: no-research, reason: not this one, conditions: [{ argument: topic, equals: forbidden }] }
`;

let place: Site;
beforeEach(() => void (place = site()));
afterEach(() => place.remove());

test('the SDK v1 client sees the same tools through the proxy as without it', async () => {
  const proxied = await connect(['--policy=minimal', `--log=${place.log}`], [node, everythingServer, 'stdio']);
  const names = await proxied.toolNames();
  expect(names).toContain('echo');
  expect((await proxied.call('echo', { message: 'grüße 👋' })).text).toContain('grüße 👋');
  const { prompts } = await proxied.client.listPrompts();
  expect(prompts.length).toBeGreaterThan(0);
  const { resources } = await proxied.client.listResources();
  const first = resources[0];
  expect(first).toBeDefined();
  if (first !== undefined) expect((await proxied.client.readResource({ uri: first.uri })).contents.length).toBeGreaterThan(0);
  await proxied.close();
});

test('a denied call that asks for a task says why to the SDK v1 client, which awaits a task', async () => {
  const policy = place.write('policy.yaml', DENYING);
  const proxied = await connect([`--policy=${policy}`, `--log=${place.log}`], [node, everythingServer, 'stdio']);
  const told: string[] = [];
  for (const topic of ['allowed', 'forbidden']) {
    const call = { name: 'simulate-research-query', arguments: { topic } };
    for await (const message of proxied.client.experimental.tasks.callToolStream(call, undefined, { task: {} })) {
      if (message.type === 'taskCreated') told.push(`${topic}: a task`);
      if (message.type === 'error') told.push(`${topic}: ${message.error.message}`);
      if (message.type !== 'taskStatus') break;
    }
  }
  expect(told).toEqual([
    'allowed: a task',
    expect.stringContaining('forbidden: MCP error -31403: Blocked by policy (no-research): not this one'),
  ]);
  await proxied.close();
});

test.each(['legacy', 'auto'] as const)('the SDK v2 client connects in mode %s, is refused and is served', async (mode) => {
  const client = new ClientV2({ name: 'v2', version: '1.0.0' }, { versionNegotiation: { mode } });
  await client.connect(
    new StdioV2({
      command: node,
      args: [cli, 'protect', '--policy=strict', `--log=${place.log}`, '--', node, filesystemServer, place.documents],
      stderr: 'ignore',
    }),
  );
  const { tools } = await client.listTools();
  expect(tools.map((tool) => tool.name)).toContain('read_text_file');
  const read = await client.callTool({ name: 'read_text_file', arguments: { path: place.path('documents/report.txt') } });
  expect(JSON.stringify(read.content)).toContain('Quarterly report');
  const secret = await client.callTool({ name: 'read_text_file', arguments: { path: place.path('documents/.env') } });
  expect(secret.isError).toBe(true);
  await client.close();
});

test('the stateless revision 2026-07-28: listed, served and refused in its own shapes', async () => {
  const server = join(root, 'test/fixtures/servers/dual-era.mjs');
  const client = new ClientV2({ name: 'v2', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
  await client.connect(
    new StdioV2({ command: node, args: [cli, 'protect', '--policy=standard', `--log=${place.log}`, '--', node, server], stderr: 'ignore' }),
  );
  expect(client.getNegotiatedProtocolVersion()).toBe('2026-07-28');
  expect((await client.listTools()).tools.map((tool) => tool.name)).toEqual(['greet']);
  expect(JSON.stringify((await client.callTool({ name: 'greet', arguments: {} })).content)).toContain('called greet');
  const refused = await client.callTool({ name: 'run_shell', arguments: {} });
  expect(refused.isError).toBe(true);
  expect(JSON.stringify(refused.content)).toContain('Blocked by policy');
  await client.close();
});
