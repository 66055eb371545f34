import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as fc from '../properties.js';
import { allGone, clientFile, fixture, groupBelow, inAShell, memoryOf, protect, protectCommand, type Protected } from './protected.js';

/** Rounds of the random kills, and megabytes and calls of the memory tests: what a CI can afford. */
const ROUNDS = Number(process.env['AGENTMESH_LIFE_ROUNDS'] ?? 15);
const MEGABYTES = Number(process.env['AGENTMESH_LIFE_MEGABYTES'] ?? 200);
const CALLS = Number(process.env['AGENTMESH_LIFE_CALLS'] ?? 100_000);

const linux = process.platform === 'linux';
const call = (id: number, name = 'x') => ({ jsonrpc: '2.0', id, method: 'tools/call', params: { name, arguments: {} } });
const errorOf = (line: string) => JSON.parse(line) as { id: number; error?: { code: number; message: string } };

async function answered(proxy: Protected, id = 0): Promise<void> {
  proxy.send(call(id));
  await proxy.received.until(({ lines }) => lines.some((line) => line.includes(`"id":${id},`)));
}

test.skipIf(!linux)('kill -9 of a client that is not read, because its server reads nothing: nobody is left', async () => {
  const client = spawn(process.execPath, [clientFile('floods'), ...protectCommand(fixture('never-reads'))], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [said] = (await once(client.stdout, 'data')) as [Buffer];
  const proxy = Number(String(said));
  const below = groupBelow(proxy);
  expect(below.length).toBeGreaterThan(0);
  client.kill('SIGKILL');
  await allGone([proxy, ...below]);
});

describe('the server ends', () => {
  test.skipIf(!linux)('kill -9 of the server: who waits is told, and its end is ours', async () => {
    const proxy = protect(fixture('never-reads'));
    await proxy.received.line(0);
    const [server = 0] = groupBelow(proxy.child.pid ?? 0);
    // A reload is told of on stderr after everything before it: so these are open now.
    proxy.send(...[1, 2, 3].map((id) => call(id)), { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 2 } });
    proxy.send({ jsonrpc: '2.0', id: 4, method: 'tools/call', params: {} });
    await proxy.received.until(({ lines }) => lines.some((line) => line.includes('"id":4')));
    process.kill(server, 'SIGKILL');
    expect(await proxy.ended).toBe(137);
    const told = proxy.received.lines.slice(2).map(errorOf);
    expect(told.map(({ id, error }) => [id, error?.code])).toEqual([
      [1, -31502],
      [3, -31502],
    ]);
    expect(told[0]?.error?.message).toContain('was ended by SIGKILL');
  });

  test('what a server writes to stderr comes out of ours, byte for byte', async () => {
    const bytes = Buffer.from('log: grüße\r\n\x1b[1mbold\x1b[0m \xff', 'latin1');
    const proxy = protect([process.execPath, '-e', `process.stderr.write(Buffer.from('${bytes.toString('hex')}', 'hex'))`]);
    expect(await proxy.ended).toBe(0);
    expect(proxy.stderr().includes(bytes)).toBe(true);
  });

  test('noise goes to stderr, never to the client', async () => {
    const proxy = protect(fixture('noisy-stdout'));
    await answered(proxy, 7);
    proxy.child.stdin.end();
    expect(await proxy.ended).toBe(0);
    expect(proxy.received.lines).toEqual(['{"jsonrpc":"2.0","id":7,"result":{}}']);
    expect(proxy.stderr().toString()).toContain('Server started on stdio\n[info] handling\n');
  });
});

describe('the client ends', () => {
  test('a client that closes its input in the middle of a line ends everything, with 0', async () => {
    const proxy = protect(fixture('echo'));
    await answered(proxy);
    proxy.child.stdin.end('{"jsonrpc":"2.0","id":9,"method":"tools/call","params":{"na');
    expect(await proxy.ended).toBe(0);
    expect(proxy.received.lines.at(-1)).toContain('"code":-32700');
  });

  test.skipIf(!linux).each([
    ['echo', 0],
    ['ignores-sigterm', 137],
  ])('a client that only stops reading (EPIPE) ends everything, with the end of the server (%s)', async (server, code) => {
    const proxy = protect(fixture(server));
    await answered(proxy);
    const group = groupBelow(proxy.child.pid ?? 0);
    proxy.child.stdout.destroy();
    proxy.send(...Array.from({ length: 100 }, (_, id) => call(id + 1)));
    expect(await proxy.ended).toBe(code);
    await allGone(group);
  });

  test('a server that never reads costs no memory, and is ended', async () => {
    const proxy = protect(fixture('never-reads'));
    await proxy.received.line(0);
    const before = memoryOf(proxy.child.pid);
    const line = `${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/progress', params: { x: 'x'.repeat(100_000) } })}\n`;
    // Far more than all pipes together; what is not taken waits here.
    for (let sent = 0; sent < 50_000_000; sent += line.length) proxy.child.stdin.write(line);
    // What has left in the time of a start is what the pipes and the proxy hold.
    const other = protect(fixture('echo'));
    await answered(other);
    other.child.stdin.end();
    await other.ended;
    expect(proxy.child.stdin.writableLength).toBeGreaterThan(40_000_000);
    expect(memoryOf(proxy.child.pid) - before).toBeLessThan(60);
    proxy.child.kill('SIGTERM');
    expect(await proxy.ended).toBe(143);
  });
});

describe.skipIf(!linux)('signals reach a server of three processes', () => {
  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('%s ends it', async (signal, code) => {
    const proxy = protect(inAShell(fixture('ignores-eof')));
    await answered(proxy);
    const group = groupBelow(proxy.child.pid ?? 0);
    expect(group).toHaveLength(3);
    proxy.child.kill(signal);
    expect(await proxy.ended).toBe(code);
    await allGone(group);
  });

  test('SIGHUP reloads, and all goes on', async () => {
    const proxy = protect(inAShell(fixture('echo')));
    await answered(proxy);
    proxy.child.kill('SIGHUP');
    await answered(proxy, 1);
    proxy.child.stdin.end();
    expect(await proxy.ended).toBe(0);
  });
});

describe.skipIf(!linux)('kill -9 at any moment', () => {
  test(`of client, proxy or a process of the server: no hang, no orphan (${ROUNDS} rounds)`, async () => {
    const victims = fc.constantFrom('client', 'proxy', 'server');
    await fc.assert(
      fc.asyncProperty(victims, fc.nat({ max: 60 }), fc.nat({ max: 2 }), async (victim, answers, which) => {
        const proxy = protect(inAShell(fixture('echo')));
        await answered(proxy);
        const group = groupBelow(proxy.child.pid ?? 0);
        proxy.send(...Array.from({ length: 100 }, (_, id) => call(id + 1)));
        await proxy.received.until(({ lines }) => lines.length > answers);
        if (victim === 'client') {
          proxy.child.stdin.destroy();
          proxy.child.stdout.destroy();
        } else if (victim === 'proxy') proxy.child.kill('SIGKILL');
        else process.kill(group[which] ?? 0, 'SIGKILL');
        await proxy.ended;
        await allGone(group);
        // Nobody is answered twice, by the server and by us.
        if (victim === 'server') {
          const ids = proxy.received.lines.map((line) => errorOf(line).id);
          expect(new Set(ids).size).toBe(ids.length);
        }
      }),
      { numRuns: ROUNDS, endOnFailure: true },
    );
  }, 300_000);
});

describe('memory', () => {
  test(`stays flat while a slow client reads ${MEGABYTES} MB`, async () => {
    const proxy = protect(fixture('floods', String(MEGABYTES), '', '100000'));
    const samples: number[] = [];
    let read = 0;
    let next = 0;
    proxy.child.stdout.unpipe();
    // Slow: it looks at each piece only in the next turn, and stops for a measurement at each tenth.
    proxy.child.stdout.pipe(
      new Writable({
        write: (chunk: Buffer, _encoding, done) => {
          read += chunk.length;
          if (read >= (next * MEGABYTES * 1_000_000) / 10) {
            next++;
            samples.push(memoryOf(proxy.child.pid));
          }
          setImmediate(done);
        },
      }),
    );
    expect(await proxy.ended).toBe(0);
    expect(read).toBeGreaterThan(MEGABYTES * 999_000);
    expect(growth(samples)).toBeLessThan(40);
  }, 600_000);

  test(`stays flat over ${CALLS} calls`, async () => {
    const proxy = protect(fixture('echo'), ['--policy=standard', '--no-log']);
    const GROUP = 500;
    const samples: number[] = [];
    let answers = 0;
    let wake = () => undefined as void;
    proxy.child.stdout.unpipe();
    proxy.child.stdout.on('data', (chunk: Buffer) => {
      for (const byte of chunk) if (byte === 10) answers++;
      wake();
    });
    proxy.child.stdout.resume();
    const answered = (count: number) =>
      new Promise<void>((done) => {
        wake = () => (answers >= count ? done() : undefined);
        wake();
      });
    for (let sent = 0; sent < CALLS; sent += GROUP) {
      proxy.send(...Array.from({ length: GROUP }, (_, id) => call(sent + id)));
      await answered(sent + GROUP);
      if (sent % (CALLS / 20) === 0) samples.push(memoryOf(proxy.child.pid));
    }
    proxy.child.stdin.end();
    expect(await proxy.ended).toBe(0);
    expect(growth(samples)).toBeLessThan(20);
  }, 600_000);
});

describe('a bare environment', () => {
  test.each([
    ['PATH alone', { PATH: dirname(process.execPath) }],
    ['nothing', {}],
  ])('%s is enough, or the start says what is missing', async (_what, env) => {
    const proxy = protect(fixture('echo'), ['--policy=minimal'], env);
    proxy.child.stdin.end(`${JSON.stringify(call(1))}\n`);
    const code = await proxy.ended;
    const said = proxy.stderr().toString();
    expect({ code, answers: proxy.received.lines.length, said }).toEqual(
      code === 0
        ? { code, answers: 1, said: expect.stringContaining('behind minimal') as string }
        : { code: 2, answers: 0, said: expect.stringMatching(/HOME|log/) as string },
    );
    expect(said).not.toMatch(/\n\s+at /);
  });
});

/** Megabytes from the first half's highest to the second half's highest: what warms up is in the first. */
function growth(samples: readonly number[]): number {
  const half = Math.ceil(samples.length / 2);
  return Math.max(...samples.slice(half)) - Math.max(...samples.slice(0, half));
}
