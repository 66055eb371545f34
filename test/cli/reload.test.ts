import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folder, until, type Folder } from '../pap/folder.js';
import { Proxied } from './proxied.js';

const policy = (...allowed: string[]) =>
  `version: "1.0"\nrules:\n${allowed.map((tool) => `  - { tool: ${tool}, action: allow }\n`).join('')}`;

let place: Folder;
let proxied: Proxied | undefined;
beforeEach(() => void (place = folder()));
afterEach(async () => {
  await proxied?.end();
  place.remove();
});

function start(...options: string[]): Proxied {
  proxied = new Proxied([...options, '--log=audit.log'], place.path);
  return proxied;
}

/** As editors save: a new file takes the old one's name. */
function save(name: string, text: string): void {
  place.write(`${name}.tmp`, text);
  renameSync(place.at(`${name}.tmp`), place.at(name));
}

const events = () =>
  readFileSync(place.at('audit.log'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; data: Record<string, unknown> });

test('a save decides the next call; log line and record state both revisions; the client is told that its tools changed', async () => {
  place.write('p.yaml', policy('first'));
  const client = start('--policy=p.yaml');
  await client.initialize();
  expect(await client.tools()).toEqual(['first']);
  save('p.yaml', policy('second'));
  await until(() => client.messages.some(({ method }) => method === 'notifications/tools/list_changed'));
  expect(await client.tools()).toEqual(['second']);
  expect([await client.allowed('first'), await client.allowed('second')]).toEqual([false, true]);
  await client.end();
  const reloaded = events().find(({ type }) => type === 'ai.agentmesh.policy.reloaded');
  expect(reloaded?.data).toMatchObject({
    trigger: 'file',
    from: expect.stringMatching(/^sha256:/) as string,
    to: expect.stringMatching(/^sha256:/) as string,
  });
  const line = client.stderr.split('\n').find((text) => text.includes('policy reloaded')) ?? '{}';
  expect(JSON.parse(line)).toMatchObject({ level: 'info', trigger: 'file', from: reloaded?.data['from'], to: reloaded?.data['to'] });
  expect(
    events()
      .filter(({ type }) => type === 'ai.agentmesh.policy.evaluation')
      .at(-1)?.data['revision'],
  ).toBe(reloaded?.data['to']);
});

test('a mistake keeps the last good revision, and the compiler says where; mended, it goes on', async () => {
  place.write('p.yaml', policy('first'));
  const client = start('--policy=p.yaml');
  await client.initialize();
  save('p.yaml', policy('first').replace('action', 'acton'));
  await client.said(/policy reload failed/);
  expect(client.stderr).toMatch(/p\.yaml:3:\d+: error AM\d+/);
  expect(await client.allowed('first')).toBe(true);
  save('p.yaml', policy('second'));
  await client.said(/policy reloaded/);
  expect(await client.allowed('second')).toBe(true);
  await client.end();
  expect(events().map(({ type }) => type)).toEqual(
    expect.arrayContaining(['ai.agentmesh.policy.reload_failed', 'ai.agentmesh.policy.reloaded']),
  );
});

test.skipIf(process.platform === 'win32')('SIGHUP reloads, and neither the proxy nor the server ends by it', async () => {
  place.write('p.yaml', policy('first'));
  const client = start('--policy=p.yaml');
  await client.initialize();
  client.process.kill('SIGHUP');
  await client.said(/policy unchanged/);
  writeFileSync(place.at('p.yaml'), policy('second'));
  client.process.kill('SIGHUP');
  await client.said(/policy reloaded/);
  expect(await client.allowed('second')).toBe(true);
});

test('under load of 1,000 calls around a save none is lost, and each is decided by a whole revision', async () => {
  place.write('p.yaml', policy('first', 'second'));
  const client = start('--policy=p.yaml');
  await client.initialize();
  const asked: number[] = [];
  for (let call = 0; call < 1_000; call++) {
    if (call === 200) save('p.yaml', policy('second'));
    asked.push(client.send('tools/call', { name: call % 2 === 0 ? 'first' : 'second', arguments: {} }));
    if (call % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await until(() => asked.every((id) => client.messages.some((message) => message.id === id)));
  while (await client.allowed('first'));
  await client.end();
  const decisions = events().filter(({ type, data }) => type === 'ai.agentmesh.policy.evaluation' && data['method'] === 'tools/call');
  expect(decisions.length).toBeGreaterThanOrEqual(1_001);
  const [before, after] = [...new Set(decisions.map(({ data }) => data['revision']))];
  for (const { data } of decisions) {
    const expected = data['tool'] === 'second' || data['revision'] === before ? 'allow' : 'deny';
    expect([data['tool'], data['revision'], data['decision']]).toEqual([data['tool'], data['revision'], expected]);
  }
  expect(after).toBeDefined();
});
