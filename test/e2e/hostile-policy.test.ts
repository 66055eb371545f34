import { afterEach, beforeEach, expect, test } from 'vitest';
import { hostilePolicies, hostileRego } from '../pdp/fuel/hostile-policies.js';
import { node, rawProxy, root, site, type Site } from './proxied.js';
import { join } from 'node:path';

const echo = join(root, 'test/bench/servers/echo.mjs');
const through = ['loops in loops', 'functions that call each other twice', 'a text that doubles', 'a text that only the host can hold'];

let place: Site;
beforeEach(() => void (place = site()));
afterEach(() => place.remove());

test.each(through)('%s: the call is denied, the record says why, and the proxy decides the next call', async (name) => {
  const policy = hostilePolicies[name];
  if (policy === undefined) throw new Error(`there is a policy \`${name}\``);
  const file = place.write('policy.rego', hostileRego(policy));
  const proxy = rawProxy([`--policy=${file}`, `--log=${place.log}`], [node, echo]);
  const request = async (id: number, method: string, params: object) => {
    proxy.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return JSON.stringify(await proxy.next((message) => message['id'] === id));
  };
  await request(0, 'initialize', { protocolVersion: '2025-11-25', capabilities: {} });
  for (const id of [1, 3]) {
    expect(await request(id, 'tools/call', { name: 'hostile', arguments: {} })).toContain('outcome.');
    expect(await request(id + 1, 'tools/call', { name: 'echo', arguments: { message: 'alive' } })).toContain('"alive"');
  }
  expect(await proxy.end()).toBe(0);
  const denied = place
    .records()
    .filter(({ type }) => type === 'ai.agentmesh.policy.evaluation')
    .map((record) => record['data'] as { readonly tool?: string; readonly decision?: string; readonly reasons?: readonly { id: string }[] })
    .filter(({ tool, decision }) => tool === 'hostile' && decision === 'deny');
  expect(denied.map(({ reasons }) => reasons?.map(({ id }) => id))).toEqual([[`outcome.${policy.code}`], [`outcome.${policy.code}`]]);
});
