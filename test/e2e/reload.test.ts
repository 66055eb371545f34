import { renameSync, symlinkSync, unlinkSync, mkdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect, filesystemServer, node, rawProxy, root, site, type Proxied, type Site } from './proxied.js';
import { join } from 'node:path';
import { reloadUnderLoad } from '../bench/reload-load.mjs';

const echo = join(root, 'test/bench/servers/echo.mjs');
const policy = (effect: 'allow' | 'deny', mark: string) =>
  `version: "1.0"\nrules:\n  - tool: echo\n    action: ${effect}\n    reason: ${mark}\n  - tool: write_file\n    action: ${effect}\n    reason: ${mark}\n`;

let place: Site;
beforeEach(() => void (place = site()));
afterEach(() => place.remove());

describe('a policy saved while the proxy runs', () => {
  let proxied: Proxied;
  afterEach(() => proxied.close());

  /** Calls until the answer is as wanted; the test's own ceiling ends it. */
  async function until(denied: boolean) {
    for (;;) {
      const answer = await proxied.call('write_file', { path: place.path('documents/n.txt'), content: 'x' });
      if (answer.text.startsWith('Blocked by policy') === denied) return answer;
    }
  }

  test('decides the next calls: written in place, renamed over, deleted and made again, behind a swapped symlink', async () => {
    mkdirSync(place.path('one'));
    mkdirSync(place.path('two'));
    place.write('one/policy.yaml', policy('deny', 'one'));
    place.write('two/policy.yaml', policy('allow', 'two'));
    symlinkSync('one', place.path('..data'));
    symlinkSync('..data/policy.yaml', place.path('policy.yaml'));
    proxied = await connect([`--policy=${place.path('policy.yaml')}`, `--log=${place.log}`], [node, filesystemServer, place.documents]);
    await until(true);

    symlinkSync('two', place.path('..tmp'));
    renameSync(place.path('..tmp'), place.path('..data'));
    await until(false);

    place.write('two/policy.yaml', policy('deny', 'in place'));
    expect((await until(true)).text).toContain('in place');

    place.write('two/other.yaml', policy('allow', 'renamed'));
    renameSync(place.path('two/other.yaml'), place.path('two/policy.yaml'));
    await until(false);

    unlinkSync(place.path('two/policy.yaml'));
    await until(false);
    place.write('two/policy.yaml', policy('deny', 'made again'));
    expect((await until(true)).text).toContain('made again');
  });

  test('invariant 7: a broken edit changes nothing, is told with its place, and recovers when mended', async () => {
    const file = place.write('policy.yaml', policy('deny', 'first'));
    proxied = await connect([`--policy=${file}`, `--log=${place.log}`], [node, filesystemServer, place.documents]);
    await until(true);
    place.write('policy.yaml', policy('allow', 'broken').replace('action: allow', 'acton: allow'));
    while (!proxied.stderr().includes('acton')) await until(true);
    expect(proxied.stderr()).toMatch(/policy\.yaml:4:5/);
    expect((await until(true)).text).toContain('first');
    place.write('policy.yaml', policy('allow', 'mended'));
    await until(false);
    const types = place.records().map((record) => record['type']);
    expect(types).toContain('ai.agentmesh.policy.reload_failed');
    expect(types).toContain('ai.agentmesh.policy.reloaded');
  });
});

test('a save under load of 1,000 calls: none lost, none undecided, each by one whole revision', async () => {
  const file = place.write('policy.yaml', policy('allow', 'before'));
  const proxy = rawProxy([`--policy=${file}`, `--log=${place.log}`], [node, echo]);
  proxy.send('{"jsonrpc":"2.0","id":"init","method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{}}}');
  await proxy.next((message) => message['id'] === 'init');
  // Two saves at fixed points of the load, then calls go on until the last policy has decided one.
  const texts: string[] = [];
  let id = 0;
  const call = async () => {
    const mine = ++id;
    proxy.send(`{"jsonrpc":"2.0","id":${mine},"method":"tools/call","params":{"name":"echo","arguments":{"message":"m"}}}`);
    const answer = await proxy.next((message) => message['id'] === mine);
    const result = answer['result'] as { content: { text: string }[] };
    texts[mine - 1] = result.content[0]?.text ?? '';
    if (mine === 300) place.write('policy.yaml', policy('deny', 'after'));
    return texts[mine - 1] ?? '';
  };
  let enforced = false;
  const caller = async () => {
    do {
      if ((await call()).includes('after')) enforced = true;
    } while (texts.length < 1000 || !enforced);
  };
  await Promise.all(Array.from({ length: 32 }, caller));
  expect(await proxy.end()).toBe(0);

  expect(texts.every((text) => text === 'm' || (text.startsWith('Blocked by policy') && text.includes('after')))).toBe(true);
  const firstDenied = texts.findIndex((text) => text !== 'm');
  expect(texts.slice(firstDenied).filter((text) => text === 'm')).toEqual([]);
  const decided = place.records().filter((record) => record['type'] === 'ai.agentmesh.policy.evaluation');
  const calls = decided.map((record) => record['data'] as Record<string, unknown>).filter((data) => data['method'] === 'tools/call');
  expect(calls).toHaveLength(id);
  expect(new Set(calls.map((data) => `${String(data['revision'])} ${String(data['decision'])}`)).size).toBe(2);
});

test('an edit every 200 ms under 64 calls in flight, for 5 seconds: none lost, none unrecorded, each by one whole revision', async () => {
  const found = await reloadUnderLoad({ folder: place.folder, seconds: 5, atLeast: 3, everyMs: 200, inFlight: 64 });
  expect(found.wrong).toEqual([]);
  expect({ answers: found.answers, records: found.records }).toEqual({ answers: found.calls, records: found.calls });
  expect(found.calls).toBeGreaterThan(64);
  expect(found.enforced).toBeGreaterThanOrEqual(3);
  expect(found.revisions).toBeGreaterThanOrEqual(found.enforced);
});
