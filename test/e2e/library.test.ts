import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MCPProxy } from '../../src/index.js';
import { filesystemServer, site, type Site } from './proxied.js';

let place: Site;
beforeEach(() => void (place = site()));
afterEach(() => place.remove());

test("the page's snippet: a violation reaches onViolation, and one that throws hurts nothing", async () => {
  const input = new PassThrough();
  const output = new PassThrough();
  const lines: string[] = [];
  output.setEncoding('utf8').on('data', (chunk: string) => lines.push(...chunk.split('\n').filter((line) => line !== '')));
  const seen: unknown[] = [];
  const proxy = new MCPProxy({
    target: filesystemServer,
    targetArgs: [place.documents],
    policy: 'strict',
    log: place.log,
    input,
    output,
    onViolation: (event) => {
      seen.push(event);
      throw new Error('a listener of the user');
    },
  });
  const decisions: unknown[] = [];
  proxy.on('decision', (event) => decisions.push(event));
  await proxy.start();
  const ask = async (id: number, method: string, params: object) => {
    input.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    for (;;) {
      const found = lines
        .map((line) => JSON.parse(line) as { id?: number; result?: { content?: { text: string }[] } })
        .find((message) => message.id === id);
      if (found !== undefined) return found;
      await new Promise((done) => setImmediate(done));
    }
  };
  await ask(1, 'initialize', { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'library', version: '1' } });
  input.write('{"jsonrpc":"2.0","method":"notifications/initialized"}\n');
  const denied = await ask(2, 'tools/call', { name: 'read_text_file', arguments: { path: place.path('documents/.env') } });
  expect(denied.result?.content?.[0]?.text).toMatch(/^Blocked by policy/);
  const allowed = await ask(3, 'tools/call', { name: 'read_text_file', arguments: { path: place.path('documents/report.txt') } });
  expect(allowed.result?.content?.[0]?.text).toContain('Quarterly report');
  await proxy.stop();
  expect(seen).toHaveLength(1);
  expect(decisions.length).toBeGreaterThanOrEqual(2);
});
