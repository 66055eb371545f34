import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emitting, guarded } from './guarded.js';

const ALLOW = "version: '1.0'\nsanitize: off\nrules: [{ tool: '*', action: allow }]\n";

/** What a client of either era opens with, in its own spelling. */
const OPENINGS = {
  handshake: [
    '{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2099-01-01","capabilities":{"x":1.0},"clientInfo":{"name":"c","version":"0"}}}',
    '{"method":"notifications/initialized","jsonrpc":"2.0"}',
    '{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
  ],
  stateless: [
    '{"jsonrpc":"2.0","id":"d","method":"server/discover","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}',
    '{"jsonrpc":"2.0","id":"s","method":"subscriptions/listen","params":{"notifications":{"toolsListChanged":true},"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}',
    '{"jsonrpc":"2.0","id":"t","method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}',
  ],
  'none at all': ['{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{}}}'],
};

test.each(Object.entries(OPENINGS))(
  'invariant 5: what a client says reaches the server as it is, and nothing else does (%s)',
  async (_era, lines) => {
    const folder = mkdtempSync(join(tmpdir(), 'transparency-'));
    const proxy = await guarded(folder, ALLOW, [], false);
    const sent = Buffer.from(`${lines.join('\n')}\n`);
    const first = await proxy.try(sent);
    expect(first.received.toString()).toBe(sent.toString());
    const said = '{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}\n{"jsonrpc":"2.0","id":7,"method":"roots/list"}\n';
    const second = await proxy.try(emitting(Buffer.from(said)));
    expect(second.said.toString()).toBe(`${said}{"jsonrpc":"2.0","id":"emit","result":{"content":[]}}\n`);
    const last = await proxy.end();
    expect({ received: last.received.toString(), said: last.said.toString(), code: last.code }).toEqual({
      received: '',
      said: '',
      code: 0,
    });
    rmSync(folder, { recursive: true });
  },
);
