import { describe, expect, test } from 'vitest';
import { passThrough, type Interceptor } from '../../src/transport/interceptor.js';
import { gone, isAlive, ping, shortGrace, start } from './harness.js';

const pidOf = async (session: ReturnType<typeof start>) => {
  session.send(ping());
  return Number(await session.received.result(0));
};

const idsOf = async (session: ReturnType<typeof start>) => {
  session.send(ping());
  return (await session.received.result(0)) as [server: number, grandchild: number];
};

describe('the server ends', () => {
  test('S-06: its exit code comes back, after its last words', async () => {
    const { send, proxy, received } = start('exits-with-7');
    send(ping());
    await expect(proxy.ended).resolves.toEqual({ code: 7, signal: null });
    expect(received.lines).toEqual(['{"jsonrpc":"2.0","id":1,"result":"last words"}']);
  });

  test('so does its signal', async () => {
    const { send, proxy } = start('dies-by-signal');
    send(ping());
    await expect(proxy.ended).resolves.toEqual({ code: null, signal: 'SIGTERM' });
  });

  test('what it started goes with it', async () => {
    const session = start('forks-grandchild');
    const [, grandchild] = await idsOf(session);
    expect(isAlive(grandchild)).toBe(true);
    session.input.end();
    await session.proxy.ended;
    await gone(grandchild);
  });

  test('killed, it leaves no orphan that holds the pipe', async () => {
    const session = start('forks-grandchild');
    const [server, grandchild] = await idsOf(session);
    expect(session.proxy.pid).toBe(server);
    process.kill(server, 'SIGKILL');
    await expect(session.proxy.ended).resolves.toEqual({ code: null, signal: 'SIGKILL' });
    await gone(grandchild);
  });
});

describe('the client’s input ends', () => {
  test('S-37: the server sees it at once', async () => {
    const { input, proxy } = start('echo');
    input.end();
    await expect(proxy.ended).resolves.toEqual({ code: 0, signal: null });
  });

  test('what was sent before is still answered, however long that takes', async () => {
    // Twenty answers in 1.2 s: more than the grace, but never silent for as long as it.
    const { input, proxy, received } = start('works-after-eof', [], { deps: { graceMs: 1000 } });
    await received.line(0);
    input.end(Array.from({ length: 20 }, (_, id) => `${ping(id)}\n`).join(''));
    await expect(proxy.ended).resolves.toEqual({ code: 0, signal: null });
    expect(received.lines.length).toBe(21);
  });

  test('a last line without an ending is a line', async () => {
    const groups: string[] = [];
    const interceptor: Interceptor = {
      ...passThrough,
      fromClient(lines) {
        groups.push(...lines.map((line) => line.bytes.toString() + line.ending));
        return passThrough.fromClient(lines);
      },
    };
    const { input, proxy } = start('echo', [], { interceptor });
    input.end(`${ping()}\n{"last":1}`);
    await proxy.ended;
    expect(groups).toEqual([`${ping()}\n`, '{"last":1}']);
  });

  test('a server that stays gets SIGTERM after the grace', async () => {
    const session = start('ignores-eof', [], shortGrace);
    await pidOf(session);
    session.input.end();
    await expect(session.proxy.ended).resolves.toEqual({ code: null, signal: 'SIGTERM' });
  });

  test('one that stays even then gets SIGKILL', async () => {
    const session = start('ignores-sigterm', [], shortGrace);
    const pid = await pidOf(session);
    session.input.end();
    await expect(session.proxy.ended).resolves.toEqual({ code: null, signal: 'SIGKILL' });
    expect(session.received.lines[1]).toBe('{"jsonrpc":"2.0","method":"got","params":"SIGTERM"}');
    expect(isAlive(pid)).toBe(false);
  });

  test('a client that is gone (its reading end is closed) is an end too', async () => {
    const session = start('ignores-eof', [], shortGrace);
    const pid = await pidOf(session);
    session.output.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    await expect(session.proxy.ended).resolves.toEqual({ code: null, signal: 'SIGTERM' });
    await gone(pid);
  });

  test('a server that closed its input is ended when it is next spoken to', async () => {
    const session = start('closes-stdin', [], shortGrace);
    await session.received.line(0);
    session.send(ping(), ping(2));
    await expect(session.proxy.ended).resolves.toEqual({ code: null, signal: 'SIGTERM' });
  });
});

describe('signals', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s is passed on to the server; what it says still arrives; a second one ends it',
    async (signal) => {
      const session = start('ignores-sigterm');
      await pidOf(session);
      session.signals.emit(signal, signal);
      expect(await session.received.line(1)).toBe(`{"jsonrpc":"2.0","method":"got","params":"${signal}"}`);
      session.signals.emit(signal, signal);
      await expect(session.proxy.ended).resolves.toEqual({ code: null, signal: 'SIGKILL' });
    },
  );

  test('SIGTERM without an answer is SIGKILL after the grace', async () => {
    const session = start('ignores-sigterm', [], shortGrace);
    await pidOf(session);
    session.signals.emit('SIGTERM', 'SIGTERM');
    await expect(session.proxy.ended).resolves.toEqual({ code: null, signal: 'SIGKILL' });
  });

  test('SIGHUP is not passed on (it reloads), and nobody listens after the end', async () => {
    const session = start('echo');
    expect(session.signals.eventNames()).toEqual(['SIGINT', 'SIGTERM']);
    session.input.end();
    await session.proxy.ended;
    expect(session.signals.eventNames()).toEqual([]);
  });

  test('S-38: after SIGTERM no further message of the client moves', async () => {
    const session = start('ignores-sigterm', [], shortGrace);
    await pidOf(session);
    session.signals.emit('SIGTERM', 'SIGTERM');
    session.send(ping(2));
    await session.proxy.ended;
    expect(session.received.lines.filter((line) => line.includes('"id":2'))).toEqual([]);
  });
});

test('the server has our environment without our own variables, our folder, and its own arguments', async () => {
  const env = { PATH: process.env['PATH'], API_KEY: 'k', AGENTMESH_TOKEN: 't', agentmesh_verbose: '1' };
  const session = start('says-environment', ['--policy', 'x', '-v', ''], { server: { env } });
  session.send(ping());
  const said = (await session.received.result(0)) as { env: Record<string, string>; cwd: string; args: string[] };
  expect(Object.keys(said.env).sort()).toEqual(['API_KEY', 'PATH']);
  expect(said.cwd).toBe(process.cwd());
  expect(said.args).toEqual(['--policy', 'x', '-v', '']);
  session.input.end();
  await session.proxy.ended;
});
