import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folder, type Folder } from '../pap/folder.js';
import { bundleAllowing, bundleOf, bundleServer, gives, type BundleServer } from '../pap/remote/bundle-server.js';
import { Proxied } from './proxied.js';
import { cli, root } from './run.js';

let place: Folder;
let server: BundleServer;
let proxied: Proxied | undefined;
beforeEach(async () => {
  place = folder();
  server = await bundleServer();
});
afterEach(async () => {
  await proxied?.end();
  proxied = undefined;
  await server.close();
  place.remove();
});

const env = () => ({ XDG_STATE_HOME: place.path, LOCALAPPDATA: place.path });
const url = () => `${server.url}/b.tar.gz?key=secret`;

function start(...options: string[]): Proxied {
  proxied = new Proxied([...options, '--log=audit.log'], place.path, env());
  return proxied;
}

function rollback(...options: string[]): { status: number | null; stdout: string } {
  return spawnSync(process.execPath, [cli, 'policy', 'rollback', url(), ...options], {
    encoding: 'utf8',
    env: { ...process.env, ...env() },
  });
}

const log = () => readFileSync(place.at('audit.log'), 'utf8');
const events = () =>
  log()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; data: Record<string, unknown> });

test.skipIf(process.platform === 'win32')(
  'a bundle from a server: a new one, a bad one, a rollback, and back; each is in the records',
  async () => {
    server.answer = gives(bundleAllowing('first', 'v1'), '"1"');
    const client = start(`--policy=${url()}`);
    await client.initialize();
    expect([await client.allowed('first'), await client.allowed('second')]).toEqual([true, false]);

    server.answer = gives(bundleAllowing('second', 'v2'), '"2"');
    client.process.kill('SIGHUP');
    await client.said(/policy reloaded/);
    expect([await client.allowed('first'), await client.allowed('second')]).toEqual([false, true]);

    server.answer = gives(bundleOf({ 'p.rego': 'package mcp.policy\n\nallow if nonsense\n' }), '"3"');
    client.process.kill('SIGHUP');
    await client.said(/policy reload failed/);
    expect(await client.allowed('second')).toBe(true);

    expect(rollback('--to=v1')).toMatchObject({ status: 0, stdout: expect.stringContaining('revision `v1`') as string });
    await client.said(/(policy reloaded[\s\S]*){2}/);
    expect(await client.allowed('first')).toBe(true);
    const listed = JSON.parse(rollback('--list', '--json').stdout) as readonly {
      pinned: string;
      revisions: { revision: string; sha256: string }[];
    }[];
    expect(listed[0]?.revisions.map(({ revision }) => revision)).toEqual(['v2', 'v1']);
    expect(listed[0]?.pinned).toBe(listed[0]?.revisions[1]?.sha256);

    expect(rollback('--clear').status).toBe(0);
    await client.said(/(policy reloaded[\s\S]*){3}/);
    expect(await client.allowed('second')).toBe(true);
    await client.end();

    const started = events().find(({ type }) => type === 'ai.agentmesh.proxy.started');
    expect(started?.data['bundles']).toMatchObject([
      { state: 'ok', from: 'network', bundle_revision: 'v1', url: `${server.url}/b.tar.gz` },
    ]);
    const states = events().filter(({ type }) => type === 'ai.agentmesh.bundle.status');
    expect(states.map(({ data }) => [data['state'], data['bundle_revision']]).slice(0, 3)).toEqual([
      ['ok', 'v2'],
      ['failing', 'v2'],
      ['pinned', 'v1'],
    ]);
    expect(states.at(-1)?.data['bundle_revision']).toBe('v2');
    expect(log() + client.stderr).not.toContain('secret');
  },
);

test('a start without network: the last good bundle decides, and stderr says so', async () => {
  server.answer = gives(bundleAllowing('first', 'v1'), '"1"');
  const before = start(`--policy=${url()}`);
  await before.initialize();
  await before.end();
  server.answer = (_request, response) => void response.destroy();
  const client = start(`--policy=${url()}`);
  await client.initialize();
  expect(await client.allowed('first')).toBe(true);
  expect(client.stderr).toMatch(/cannot be downloaded .* decides, revision v1/);
});

test('without network and without a bundle there is no start: exit code 2', async () => {
  server.answer = (_request, response) => void response.destroy();
  const client = start(`--policy=${url()}`);
  const [code] = (await once(client.process, 'exit')) as [number];
  expect(code).toBe(2);
  expect(client.stderr).toMatch(/cannot be downloaded, and none is kept from before/);
  expect(client.stderr).not.toContain('secret');
});

test('a remote OPA decides each call; when it has gone, calls are denied and the proxy lives', async () => {
  const opa = new Worker(join(root, 'test/fixtures/opa/server.mjs'));
  const [port] = (await once(opa, 'message')) as [number];
  const answer = async (path: string, body: object) => {
    opa.postMessage({ url: `/v1/data/mcp/${path}`, answer: { body: JSON.stringify(body) } }, []);
    await once(opa, 'message');
  };
  const decision = (allow: boolean) => ({
    allow,
    effect: allow ? 'allow' : 'deny',
    reasons: [],
    rules: [],
    warnings: [],
    obligations: [],
    labels: [],
  });
  await answer('config', {});
  await answer('main/hidden', { result: ['second'] });
  await answer('main/decision', { result: decision(true) });
  const client = start(`--policy=opa+http://127.0.0.1:${port}/v1/data/mcp/main/decision`);
  await client.initialize();
  expect(await client.tools()).toEqual(['first']);
  expect(await client.allowed('first')).toBe(true);
  await answer('main/decision', { result: decision(false) });
  expect(await client.allowed('first')).toBe(false);
  await opa.terminate();
  expect(await client.allowed('first')).toBe(false);
  await client.end();
  expect(
    events()
      .filter(({ data }) => data['method'] === 'tools/call')
      .at(-1)?.data,
  ).toMatchObject({
    decision: 'deny',
    reasons: [{ id: 'outcome.no_answer' }],
  });
});
