import { Client as ClientV2, StreamableHTTPClientTransport as HttpV2, type VersionNegotiationOptions } from '@modelcontextprotocol/client';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as HttpV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ElicitRequestSchema, LoggingMessageNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startServer } from '../../../../src/transport/process/server-process.js';
import { bench } from './harness.js';

const require = createRequire(import.meta.url);
const everything = join(dirname(require.resolve('@modelcontextprotocol/server-everything/package.json')), 'dist/index.js');
const startEverything = () => startServer({ command: process.execPath, args: [everything, 'stdio'], env: process.env });

test.each([
  ['dual-era', 'legacy', '2025-11-25'],
  ['dual-era', 'auto', '2026-07-28'],
  ['dual-era', { pin: '2026-07-28' }, '2026-07-28'],
  // It knows sessions only: it answers the probe with "Method not found", and the client begins again with the handshake.
  ['everything', 'auto', '2025-11-25'],
] as const)('SDK v2, server %s, negotiating %o, speaks %s', async (server, mode, version) => {
  const { url, pids } = await bench(server === 'everything' ? { start: startEverything } : { server, graceMs: 1_000 });
  const versionNegotiation: VersionNegotiationOptions = { mode };
  const client = new ClientV2({ name: 'v2', version: '1' }, { versionNegotiation });
  const transport = new HttpV2(new URL(url));
  await client.connect(transport);
  onTestFinished(() => client.close());
  expect(client.getNegotiatedProtocolVersion()).toBe(version);
  const [first] = (await client.listTools()).tools;
  const result = await client.callTool({ name: first?.name ?? '', arguments: { message: 'm' } });
  expect(result.content).toMatchObject([{ type: 'text' }]);
  expect(pids.length).toBeLessThanOrEqual(2);
});

test('SDK v1 with server-everything: progress, logging, elicitation, and the end of the session', async () => {
  const at = await bench({ start: startEverything });
  const client = new ClientV1({ name: 'v1', version: '1' }, { capabilities: { elicitation: {}, sampling: {}, roots: {} } });
  const transport = new HttpV1(new URL(at.url));
  client.setRequestHandler(ElicitRequestSchema, () => ({ action: 'decline' }));
  await client.connect(transport);
  onTestFinished(() => client.close());
  expect(transport.sessionId).toBeTypeOf('string');
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toContain('echo');
  const steps: number[] = [];
  await client.callTool({ name: 'trigger-long-running-operation', arguments: { duration: 0.4, steps: 4 } }, undefined, {
    onprogress: ({ progress }) => void steps.push(progress),
  });
  expect(steps).toEqual([1, 2, 3, 4]);
  const elicited = await client.callTool({ name: 'trigger-elicitation-request', arguments: {} });
  expect(JSON.stringify(elicited.content)).toMatch(/declined/i);
  const logged = new Promise<void>((resolve) => client.setNotificationHandler(LoggingMessageNotificationSchema, () => resolve()));
  await client.callTool({ name: 'toggle-simulated-logging', arguments: {} });
  await logged;
  await transport.terminateSession();
  await expect(client.ping()).rejects.toThrow();
});
