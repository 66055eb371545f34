import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { cli, listeningAt } from '../cli/run.js';
import { gone, serverFile } from '../transport/harness.js';
import { call, META, modern } from '../transport/http/sessions/harness.js';
import { JSON_HEADERS, send } from '../transport/http/raw.js';

async function listen() {
  const folder = mkdtempSync(join(tmpdir(), 'agentmesh-listen-'));
  const log = join(folder, 'audit.log');
  const args = [cli, 'protect', '--policy=minimal', `--log=${log}`, '--listen=0', serverFile('session')];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  onTestFinished(async () => {
    if (child.kill()) await once(child, 'exit');
    rmSync(folder, { recursive: true });
  });
  const url = await listeningAt(child);
  const ask = (id: number, name: string, args: unknown = {}, headers: Record<string, string> = modern('tools/call', name)) =>
    send(url, { headers: { ...JSON_HEADERS, ...headers }, body: JSON.stringify(call(id, name, args, META)) });
  return { child, url, log, ask };
}

const textOf = (body: string): unknown =>
  JSON.parse((JSON.parse(body) as { result: { content: { text: string }[] } }).result.content[0]?.text ?? '');

test('a client that goes away has cancelled: the server hears it, and the record says so', async () => {
  const { url, log, ask } = await listen();
  const leaving = new AbortController();
  const waiting = fetch(url, {
    method: 'POST',
    headers: { ...JSON_HEADERS, ...modern('tools/call', 'wait') },
    body: JSON.stringify(call(1, 'wait', { key: 'k' }, META)),
    signal: leaving.signal,
  });
  const heard = async () => textOf((await ask(2, 'seen')).body) as [method: string, id: unknown, about: unknown][];
  // One more than we have asked ourselves.
  for (let asked = 1; (await heard()).length === asked; asked++) continue;
  leaving.abort();
  await expect(waiting).rejects.toThrow('aborted');
  let cancelled: unknown;
  while ((cancelled = (await heard()).find(([method]) => method === 'notifications/cancelled')) === undefined) continue;
  expect(cancelled).toMatchObject(['notifications/cancelled', null, expect.any(Number)]);
  const recorded = () =>
    readFileSync(log, 'utf8')
      .split('\n')
      .some((line) => line.includes('"tool":"wait"') && line.includes('"outcome":"cancelled"'));
  while (!recorded()) await ask(3, 'echo');
});

test('headers that say something else than the body are refused', async () => {
  const { ask } = await listen();
  const answer = await ask(1, 'echo', {}, modern('tools/call', 'other'));
  expect([answer.status, JSON.parse(answer.body)]).toMatchObject([400, { id: 1, error: { code: -32020 } }]);
});

test('killed without warning, it leaves no server behind', async () => {
  const { child, ask } = await listen();
  const pid = Number(textOf((await ask(1, 'pid')).body));
  child.kill('SIGKILL');
  await gone(pid);
});
