import { Client as ClientV2, type VersionNegotiationOptions } from '@modelcontextprotocol/client';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { ListRootsRequestSchema, ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serveHttp } from '../../../conformance/server/http.mjs';
import { ClientTransport } from './client-transport.js';
import { connect } from './harness.js';
import { httpSse, stateful, stateless } from './sdk-servers.js';

const asks = true;
const listens = true;

describe.each([
  ['sessions, streams', () => stateful(), asks, listens],
  ['sessions, streams that can be resumed', () => stateful({ resumable: true }), asks, listens],
  ['sessions, JSON', () => stateful({ json: true }), false, listens],
  ['no sessions, streams', () => stateless(), false, false],
  ['no sessions, JSON', () => stateless({ json: true }), false, false],
  ['HTTP+SSE', () => httpSse(), asks, listens],
] as const)('SDK v1 client, SDK v1 server: %s', (kind, serve, asks, listens) => {
  const open = async () => {
    const client = new ClientV1({ name: 'v1', version: '1' }, { capabilities: { roots: {} } });
    client.setRequestHandler(ListRootsRequestSchema, () => ({ roots: [{ uri: 'file:///a' }] }));
    const wire = connect(await serve());
    await client.connect(new ClientTransport(wire));
    onTestFinished(() => client.close());
    return { client, wire };
  };
  const text = (result: unknown) => (result as { content: { text: string }[] }).content[0]?.text;

  test('calls, one after the other and many at once', async () => {
    const { client } = await open();
    expect((await client.listTools()).tools.map(({ name }) => name)).toContain('echo');
    const all = Array.from({ length: 40 }, (_, index) => client.callTool({ name: 'echo', arguments: { text: `grüße ${index}` } }));
    expect((await Promise.all(all)).map(text)).toEqual(Array.from({ length: 40 }, (_, index) => `grüße ${index}`));
    await expect(client.callTool({ name: 'nothing' })).rejects.toThrow('Unknown tool');
  });

  test('progress on the way to the answer', async () => {
    const { client, wire } = await open();
    const result = await client.callTool({ name: 'count' }, undefined, { onprogress: () => undefined });
    expect(text(result)).toBe('counted');
    // The wire is asked, for the SDK forgets its listener when the answer comes in the same read.
    const steps = wire.received.lines.flatMap((line) => /"progress":(\d)|(counted)/.exec(line)?.slice(1).filter(Boolean) ?? []);
    expect(steps).toEqual(kind.includes('JSON') ? ['counted'] : ['1', '2', '3', 'counted']);
  });

  test.runIf(asks)('the server asks the client', async () => {
    const { client } = await open();
    expect(text(await client.callTool({ name: 'ask' }))).toBe('file:///a');
  });

  test.runIf(listens)('what the server says unasked', async () => {
    const { client } = await open();
    const changed = new Promise((resolve) => client.setNotificationHandler(ToolListChangedNotificationSchema, resolve));
    // The stream for it is opened beside the conversation: until it is there, the SDK's server drops what it has to say.
    const again = setInterval(() => void client.callTool({ name: 'change' }).catch(() => undefined), 20);
    onTestFinished(() => clearInterval(again));
    await changed;
    clearInterval(again);
  });

  test.runIf(kind.includes('resumed'))('an answer whose stream the server closes on purpose (SEP-1699)', async () => {
    const { client } = await open();
    expect(text(await client.callTool({ name: 'poll' }))).toBe('polled');
  });
});

describe.each<[string, NonNullable<VersionNegotiationOptions['mode']>, string]>([
  ['legacy', 'legacy', '2025-11-25'],
  ['auto', 'auto', '2026-07-28'],
  ['pinned', { pin: '2026-07-28' }, '2026-07-28'],
])('SDK v2 client, %s, dual-era server of SDK v2', (_what, mode, version) => {
  const open = async () => {
    const client = new ClientV2(
      { name: 'v2', version: '1' },
      { capabilities: { sampling: {}, elicitation: {} }, versionNegotiation: { mode } },
    );
    await client.connect(new ClientTransport(connect(new URL(await serveHttp(0)))));
    onTestFinished(() => client.close());
    return client;
  };

  test('calls, resources, prompts, progress', async () => {
    const client = await open();
    expect(client.getNegotiatedProtocolVersion()).toBe(version);
    const { tools } = await client.listTools();
    expect(tools.length).toBeGreaterThan(10);
    await expect(client.callTool({ name: 'test_simple_text', arguments: {} })).resolves.toMatchObject({ content: [{ type: 'text' }] });
    const seen: number[] = [];
    await client.callTool({ name: 'test_tool_with_progress', arguments: {} }, { onprogress: ({ progress }) => void seen.push(progress) });
    expect(seen.length).toBeGreaterThan(1);
    expect((await client.listResources()).resources.length).toBeGreaterThan(0);
    expect((await client.listPrompts()).prompts.length).toBeGreaterThan(0);
  });
});

test('a client that would rather speak 2026-07-28 finds an HTTP+SSE server all the same', async () => {
  const client = new ClientV2({ name: 'v2', version: '1' }, { versionNegotiation: { mode: 'auto' } });
  await client.connect(new ClientTransport(connect(await httpSse())));
  onTestFinished(() => client.close());
  expect((await client.listTools()).tools).not.toEqual([]);
});
