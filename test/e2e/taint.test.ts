import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { until } from '../pap/folder.js';
import { connect, node, root, site, type Proxied, type Site } from './proxied.js';

const server = [node, join(root, 'test/fixtures/servers/mail.mjs')];

let place: Site;
let running: Proxied | undefined;
beforeEach(() => void (place = site()));
afterEach(async () => {
  await running?.close();
  running = undefined;
  place.remove();
});

test('through the proxy: an order in ordinary words arrives, and what it asks for is not done, before and after a reload', async () => {
  const policy = place.write('policy.yaml', 'version: "1.0"\nextends: standard\ntaint: block\n');
  running = await connect(['--policy', policy, '--log', place.log], server);
  const send = (to: string) => running?.call('send_email', { to, body: 'March: 4,711' });

  expect(await send('bo@example.com')).toMatchObject({ text: 'sent', isError: false });
  expect((await running.call('search_emails', { query: 'numbers' })).text).toContain('mark@example.net');
  const stopped = await send('mark@example.net');
  expect(stopped?.isError).toBe(true);
  expect(stopped?.text).toContain('the session has read text that strangers may have written');

  place.write('policy.yaml', 'version: "1.0"\nextends: standard\ntaint: { action: block, hosts: [example.com] }\n');
  await until(() => place.records().some(({ type }) => type === 'ai.agentmesh.policy.reloaded'));
  expect((await send('mark@example.net'))?.isError).toBe(true);
  await running.close();

  // A session of its own has read nothing.
  running = await connect(['--policy', policy, '--log', place.log], server);
  expect((await send('bo@example.com'))?.isError).toBe(false);
});
