import { expect, test } from 'vitest';
import type { AuditEvent } from '../../src/audit/event.js';
import { lifecycleRecorder } from '../../src/compose/lifecycle.js';
import type { JsonObject } from '../../src/protocol/json/json.js';
import { silentLog } from '../../src/telemetry/log.js';

const TOKEN = `ghp_${'A'.repeat(36)}`;
const MASKED = '[masked:secret.github_token]';

test.each<[string, JsonObject, JsonObject]>([
  ['the name of the server', { server: `files-${TOKEN}` }, { server: `files-${MASKED}` }],
  [
    'a URL in the place of its command',
    { command: `https://mcp.example.com/${TOKEN}/mcp` },
    { command: `https://mcp.example.com/${MASKED}/mcp` },
  ],
  ['a line of a policy that an error quotes', { reason: `p.yaml:3:5\n  token: ${TOKEN}` }, { reason: `p.yaml:3:5\n  token: ${MASKED}` }],
  ['the names of policies', { policies: [{ name: TOKEN, revision: 'sha256:1' }] }, { policies: [{ name: MASKED, revision: 'sha256:1' }] }],
  ['nothing', { server: 'files', lines: 1 }, { server: 'files', lines: 1 }],
])('what happens to the proxy is recorded without credentials: in %s', (_what, data, recorded) => {
  const [written, told]: [AuditEvent[], AuditEvent[]] = [[], []];
  const sink = { append: (events: readonly AuditEvent[]) => void written.push(...events), close: () => undefined };
  lifecycleRecorder(sink, silentLog, (event) => void told.push(event))('ai.agentmesh.proxy.started', data);
  expect(written.map((event) => event.data)).toEqual([recorded]);
  expect(told).toEqual(written);
});
