import { build } from 'esbuild';
import { execFileSync, spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gone, isAlive, ping, Received, serverFile } from './harness.js';

const folder = mkdtempSync(join(tmpdir(), 'relay-'));
const relay = join(folder, 'relay.mjs');

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL('../fixtures/relay.ts', import.meta.url))],
    outfile: relay,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

type Relay = ChildProcessByStdio<Writable, Readable, null> & { received: Received };

function startRelay(server: string, ...args: readonly string[]): Relay {
  const child = spawn(process.execPath, [relay, process.execPath, serverFile(server), ...args], { stdio: ['pipe', 'pipe', 'ignore'] });
  return Object.assign(child, { received: new Received(child.stdout.pipe(new PassThrough())) });
}

async function pidOfServer(child: Relay): Promise<number> {
  child.stdin.write(`${ping()}\n`);
  return Number(await child.received.result(0));
}

async function idsOf(child: Relay): Promise<[server: number, grandchild: number]> {
  child.stdin.write(`${ping()}\n`);
  return (await child.received.result(0)) as [number, number];
}

const exit = async (child: Relay): Promise<[number | null, NodeJS.Signals | null]> =>
  (child.exitCode === null && child.signalCode === null ? await once(child, 'exit') : [child.exitCode, child.signalCode]) as [
    number | null,
    NodeJS.Signals | null,
  ];

test('S-06: the server’s exit code is ours', async () => {
  const child = startRelay('exits-with-7');
  child.stdin.write(`${ping()}\n`);
  expect(await exit(child)).toEqual([7, null]);
});

test('a signal’s is 128 and its number', async () => {
  const child = startRelay('dies-by-signal');
  child.stdin.write(`${ping()}\n`);
  expect(await exit(child)).toEqual([143, null]);
});

test('S-37: EOF ends us and the server', async () => {
  const child = startRelay('echo');
  child.stdin.end(`${ping()}\n`);
  expect(await exit(child)).toEqual([0, null]);
  expect(child.received.lines).toHaveLength(1);
});

test('SIGTERM ends us and the server', async () => {
  const child = startRelay('ignores-eof');
  const server = await pidOfServer(child);
  child.kill('SIGTERM');
  expect(await exit(child)).toEqual([143, null]);
  expect(isAlive(server)).toBe(false);
});

test('kill -9 of the server ends us, and what it started', async () => {
  const child = startRelay('forks-grandchild');
  const [server, grandchild] = await idsOf(child);
  process.kill(server, 'SIGKILL');
  expect(await exit(child)).toEqual([137, null]);
  await gone(grandchild);
});

test('kill -9 of us leaves no server that ends with its input', async () => {
  const child = startRelay('forks-grandchild');
  const [server, grandchild] = await idsOf(child);
  expect(isAlive(server)).toBe(true);
  child.kill('SIGKILL');
  await gone(server);
  // Nobody is left to end what does not end with its input.
  process.kill(grandchild, 'SIGKILL');
});

test('a client that dies in the middle of an answer ends us and the server', async () => {
  const child = startRelay('floods', '1000');
  await child.received.until(({ length }) => length > 1_000_000);
  child.stdout.destroy();
  child.stdin.destroy();
  const [code] = await exit(child);
  expect(code).not.toBeNull();
});

test('a client that reads nothing costs no memory, and does not hold up the end', async () => {
  const counter = join(folder, 'written');
  const child = spawn(process.execPath, [relay, process.execPath, serverFile('floods'), '1000', counter], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  // Both pipes are full when the server, of a gigabyte, has got rid of no more for a while.
  const written = () => (existsSync(counter) ? Number(readFileSync(counter, 'utf8')) : 0);
  for (let before = -1, same = 0; before <= 0 || same < 20; before = written()) {
    await delay(10);
    same = written() === before ? same + 1 : 0;
  }
  expect(written()).toBeLessThan(5_000_000);
  const kilobytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' }));
  expect(kilobytes).toBeLessThan(120_000);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([143, null]);
});
