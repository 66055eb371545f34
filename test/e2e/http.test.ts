import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cli, listeningAt, root } from '../cli/run.js';

/** The real filesystem server behind each way of connecting, one proxy before the other: each decides by itself. */
let folder: string;
let commandListener: Listener;
let serverListener: Listener;
const server = join(root, 'node_modules/@modelcontextprotocol/server-filesystem/dist/index.js');

interface Listener {
  readonly child: ChildProcess;
  readonly url: string;
}

async function listen(...args: readonly string[]): Promise<Listener> {
  const child = spawn(process.execPath, [cli, 'protect', '--no-log', '--policy=strict', '--listen=0', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return { child, url: await listeningAt(child) };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'agentmesh-http-'));
  writeFileSync(join(folder, 'report.txt'), 'quarterly figures');
  writeFileSync(join(folder, '.env'), 'TOKEN=x');
  commandListener = await listen(server, folder);
  serverListener = await listen(commandListener.url);
});
afterAll(() => {
  for (const { child } of [serverListener, commandListener]) child.kill();
  rmSync(folder, { recursive: true, force: true });
});

describe.each<readonly [string, () => Transport]>([
  ['HTTP → stdio', () => new StreamableHTTPClientTransport(new URL(commandListener.url))],
  ['HTTP → HTTP', () => new StreamableHTTPClientTransport(new URL(serverListener.url))],
  [
    'stdio → HTTP',
    () =>
      new StdioClientTransport({
        command: process.execPath,
        args: [cli, 'protect', '--no-log', '--policy=strict', commandListener.url],
        stderr: 'ignore',
      }),
  ],
])('%s', (_name, transport) => {
  test('what the policy allows passes, what it denies does not, and what it never allows is not listed', async () => {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(transport());
    try {
      const { tools } = await client.listTools();
      expect(tools.map(({ name }) => name)).toContain('read_text_file');
      expect(tools.map(({ name }) => name)).not.toContain('write_file');
      const read = (name: string) => client.callTool({ name: 'read_text_file', arguments: { path: join(folder, name) } });
      expect(await read('report.txt')).toMatchObject({ content: [{ type: 'text', text: 'quarterly figures' }] });
      expect(await read('.env')).toMatchObject({ isError: true });
      await expect(client.callTool({ name: 'write_file', arguments: { path: join(folder, 'x'), content: '' } })).rejects.toThrow(
        'Unknown tool: write_file',
      );
    } finally {
      await client.close();
    }
  });
});
