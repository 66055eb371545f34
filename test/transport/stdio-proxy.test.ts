import { PassThrough, Writable } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import { UserError } from '../../src/errors/exit.js';
import { classify } from '../../src/protocol/classify.js';
import { passThrough, type Interceptor, type Line } from '../../src/transport/interceptor.js';
import type { ServerConnection, ServerEnd } from '../../src/transport/server-connection.js';
import { startServer } from '../../src/transport/process/server-process.js';
import { runStdioProxy } from '../../src/transport/stdio/stdio-proxy.js';
import { ping, Received, shortGrace, start } from './harness.js';

const nothing = { toServer: [], toClient: [] };

describe('the way of a line', () => {
  test('there and back', async () => {
    const { send, received, input, proxy } = start('echo');
    send(ping('a'));
    expect(await received.line(0)).toBe('{"jsonrpc":"2.0","id":"a","result":{"id":"a"}}');
    input.end();
    await expect(proxy.ended).resolves.toEqual({ code: 0, signal: null });
  });

  test('S-33: multi-byte characters split over reads, both ways', async () => {
    const { input, received, proxy } = start('echo');
    for (const byte of Buffer.from(`{"jsonrpc":"2.0","id":1,"method":"x","params":"grüße 😀"}\n`)) input.write(Buffer.from([byte]));
    expect(await received.result(0)).toBe('grüße 😀');
    input.end();
    await proxy.ended;

    const other = start('byte-by-byte');
    other.send(ping());
    expect(await other.received.result(0)).toBe('grüße 😀');
    other.input.end();
    await other.proxy.ended;
  });

  test('few lines of one read are one group, and leave in one write', async () => {
    const groups: number[] = [];
    const writes = vi.fn<(chunk: Buffer) => void>();
    const output = new Writable({
      write(chunk: Buffer, _encoding, done) {
        writes(chunk);
        done();
      },
    });
    const answering: Interceptor = {
      ...passThrough,
      fromClient(lines) {
        groups.push(lines.length);
        return { toServer: [], toClient: lines.map((line) => line.raw) };
      },
    };
    const { input, proxy } = start('echo', [], { interceptor: answering, output });
    input.end(Buffer.from(`${ping(1)}\n${ping(2)}\n${ping(3)}\n`));
    await proxy.ended;
    expect(groups).toEqual([3]);
    expect(writes).toHaveBeenCalledTimes(1);
    expect(writes.mock.calls[0]?.[0].toString()).toBe(`${ping(1)}\n${ping(2)}\n${ping(3)}\n`);
  });

  test('of many lines of one read the first leave before the last are decided, in order', async () => {
    const seen: string[] = [];
    const output = new Writable({
      write(chunk: Buffer, _encoding, done) {
        seen.push(`${chunk.toString().trimEnd().split('\n').length} left`);
        done();
      },
    });
    const answering: Interceptor = {
      ...passThrough,
      fromClient(lines) {
        seen.push(`${lines.map(({ bytes }) => bytes.toString()).join()} decided`);
        return { toServer: [], toClient: lines.map((line) => line.raw) };
      },
    };
    const { input, proxy } = start('echo', [], { interceptor: answering, output });
    input.end(Buffer.from('1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n'));
    await proxy.ended;
    expect(seen).toEqual(['1,2,3,4,5,6,7,8 decided', '8 left', '9,10,11,12,13,14,15,16,17 decided', '9 left']);
  });

  test('a line over the limit reaches the interceptor as its beginning; what follows is whole', async () => {
    const seen: Line[] = [];
    const interceptor: Interceptor = {
      ...passThrough,
      fromClient(lines) {
        seen.push(...lines);
        return passThrough.fromClient(lines.filter((line) => line.oversize === undefined));
      },
    };
    const { input, send, received, proxy } = start('echo', [], { interceptor });
    input.write(`{"jsonrpc":"2.0","id":"big","method":"tools/call","params":{"name":"t","arguments":{"s":"${'x'.repeat(20_000_000)}"}}}\n`);
    send(ping('next'));
    expect(await received.result(0)).toEqual({ id: 'next' });
    const [big] = seen;
    expect(classify(big?.bytes ?? Buffer.alloc(0), undefined, big?.oversize)).toMatchObject({
      kind: 'unreadable',
      code: 'too_long',
      idText: '"big"',
    });
    input.end();
    await proxy.ended;
  });

  test('something said to the client beside the conversation is a line of its own', async () => {
    const { proxy, received, input, send } = start('echo');
    proxy.toClient(Buffer.from('{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}\n'));
    send(ping());
    expect(await received.line(1)).toContain('"result"');
    expect(await received.line(0)).toContain('list_changed');
    input.end();
    await proxy.ended;
  });

  test('a last line without an ending passes as it came, and nothing continues it', async () => {
    const interceptor: Interceptor = {
      ...passThrough,
      closed: (side) => (side === 'server' ? [Buffer.from('{"next":1}\n')] : []),
    };
    const session = start('unfinished-line', [], { interceptor });
    await session.proxy.ended;
    expect(session.received.bytes.toString()).toBe('{"jsonrpc":"2.0","id":1,"result":"no newline"}\n{"next":1}\n');
  });

  test('log lines on the server’s stdout are the interceptor’s to keep back', async () => {
    const noise: string[] = [];
    const interceptor: Interceptor = {
      ...passThrough,
      fromServer(lines) {
        const messages = lines.filter(({ bytes }) => classify(bytes).kind !== 'noise');
        noise.push(...lines.filter((line) => !messages.includes(line)).map((line) => line.bytes.toString()));
        return passThrough.fromServer(messages);
      },
    };
    const { send, received, input, proxy } = start('noisy-stdout', [], { interceptor });
    send(ping());
    expect(await received.line(0)).toBe('{"jsonrpc":"2.0","id":1,"result":{}}');
    input.end();
    await proxy.ended;
    expect(noise).toEqual(['Server started on stdio', '', '[info] handling']);
  });
});

describe('a defect in the interceptor', () => {
  const failing = (side: 'fromClient' | 'fromServer'): Interceptor => {
    let first = true;
    return {
      ...passThrough,
      [side](lines: readonly Line[]) {
        if (!first) return passThrough[side](lines);
        first = false;
        throw new Error('defect');
      },
    };
  };
  const refused = (id: string) =>
    `{"jsonrpc":"2.0","id":${id},"error":{"code":-32603,"message":"Refused: the proxy could not decide about this message (see its log)"}}`;

  test('refuses the whole group with answers, forwards none of it, and lives', async () => {
    const { input, send, received, proxy } = start('echo', [], { interceptor: failing('fromClient') });
    input.write(`${ping(1)}\n{"jsonrpc":"2.0","method":"n"}\n[${ping('b')},{"jsonrpc":"2.0","id":9,"result":{}}]\n`);
    await received.line(1);
    send(ping(2));
    await received.line(2);
    expect(received.lines).toEqual([refused('1'), refused('"b"'), '{"jsonrpc":"2.0","id":2,"result":{"id":2}}']);
    input.end();
    await proxy.ended;
  });

  test('an answer that is not passed on is replaced by an error, so that nobody waits for it', async () => {
    const { send, received, input, proxy } = start('echo', [], { interceptor: failing('fromServer') });
    send(ping(1));
    expect(await received.line(0)).toBe(refused('1'));
    send(ping(2));
    expect(await received.result(1)).toEqual({ id: 2 });
    input.end();
    await proxy.ended;
  });

  test('a failing `closed` does not hold up the end', async () => {
    const error = vi.fn<(message: string) => void>();
    const log = { debug: error, info: error, warn: error, error };
    const closed = () => {
      throw new Error('defect');
    };
    const { input, proxy } = start('echo', [], { interceptor: { ...passThrough, closed }, log });
    input.end();
    await expect(proxy.ended).resolves.toEqual({ code: 0, signal: null });
    expect(error).toHaveBeenCalledTimes(2);
  });
});

describe('S-39: a side that does not read', () => {
  test('a slow client: the server is paused, memory stays flat, every byte arrives', async () => {
    let received = 0;
    let backlog = 0;
    const output: Writable = new Writable({
      write(chunk: Buffer, _encoding, done) {
        received += chunk.length;
        backlog = Math.max(backlog, output.writableLength);
        setImmediate(done);
      },
    });
    const { proxy } = start('floods', ['30'], { output });
    await expect(proxy.ended).resolves.toEqual({ code: 0, signal: null });
    expect(received).toBeGreaterThan(29_900_000);
    // One read and the stream's own mark.
    expect(backlog).toBeLessThan(200_000);
  });

  test('a server that does not read: the client is paused', async () => {
    const input = new PassThrough();
    const chunk = Buffer.from(`${ping('x'.repeat(1000))}\n`.repeat(60));
    const { proxy, received } = start('never-reads', [], { input });
    await received.line(0);
    let taken = 0;
    while (input.write(chunk)) taken += chunk.length;
    // Written until the proxy took no more: the pipe, the two streams' marks, and one read.
    for (let turns = 0; turns < 50; turns++) {
      await new Promise(setImmediate);
      while (taken < 50_000_000 && input.write(chunk)) taken += chunk.length;
    }
    expect(taken).toBeLessThan(2_000_000);
    proxy.stop();
    await proxy.ended;
  });

  test('a client that was killed while its server does not read: the server is ended', async () => {
    const input = new PassThrough();
    let parent = 4711;
    const { proxy, received } = start('never-reads', [], { ...shortGrace, input, parent: () => parent });
    await received.line(0);
    const chunk = Buffer.from(`${ping('x'.repeat(1000))}\n`.repeat(60));
    while (!input.isPaused()) {
      input.write(chunk);
      await new Promise(setImmediate);
    }
    parent = 1;
    await expect(proxy.ended).resolves.toEqual({ code: null, signal: 'SIGTERM' });
  });

  test('refusals to a client that does not read are bounded too', async () => {
    const input = new PassThrough();
    const output = new PassThrough({ highWaterMark: 1000 });
    const refusing: Interceptor = { ...passThrough, fromClient: (lines) => ({ toServer: [], toClient: lines.map((line) => line.raw) }) };
    const { proxy } = start('echo', [], { input, output, interceptor: refusing, maxLineBytes: 10_000 });
    output.pause();
    output.removeAllListeners('data');
    const chunk = Buffer.from(`${ping()}\n`.repeat(100));
    for (let turns = 0; turns < 200; turns++) {
      while (input.writableLength < 100_000) if (!input.write(chunk)) break;
      await new Promise(setImmediate);
    }
    expect(output.writableLength).toBeLessThan(2 * 10_000 + 10 * chunk.length);
    output.resume();
    input.end();
    await proxy.ended;
  });

  test('a limit of lines below a stream’s mark does not stop for good a server that is refused more than it reads', async () => {
    let read = () => undefined as void;
    const stdin = new Writable({ highWaterMark: 16_384, write: (_chunk, _encoding, done) => void (read = done) });
    const stdout = new PassThrough();
    const output = new PassThrough();
    const client = new Received(output);
    let end: (end: ServerEnd) => void = () => undefined;
    const server: ServerConnection = {
      pid: undefined,
      stdin,
      stdout,
      exited: new Promise((resolve) => (end = resolve)),
      endInput: () => undefined,
      touch: () => undefined,
      stop: () => undefined,
    };
    const interceptor: Interceptor = {
      ...passThrough,
      fromServer: (lines) => ({ toServer: lines.map(({ raw }) => raw), toClient: lines.map(({ raw }) => raw) }),
    };
    const proxy = runStdioProxy({ server, input: new PassThrough(), output, interceptor, maxLineBytes: 1024 });
    for (let n = 0; n < 5; n++) {
      stdout.write(`${'x'.repeat(900)}\n`);
      await new Promise(setImmediate);
    }
    while (stdin.writableLength > 0) {
      read();
      await new Promise(setImmediate);
    }
    stdout.write('after\n');
    expect(await client.line(5)).toBe('after');
    stdout.end();
    end({ code: 0, signal: null });
    await proxy.ended;
  });

  test('a server that writes while it is written to is still read', async () => {
    // Its answers fill the way back; were it not read while its input is full, both would wait for ever.
    const many = 3000;
    const { input, received, proxy } = start('echo');
    input.write(
      Array.from({ length: many }, (_, id) => `{"jsonrpc":"2.0","id":${id},"method":"x","params":"${'y'.repeat(1000)}"}\n`).join(''),
    );
    await received.until(({ lines }) => lines.length === many);
    input.end();
    await proxy.ended;
  });
});

describe('a server that cannot be started', () => {
  test.each([
    ['does not exist', '/nowhere/server', /cannot start the server `\/nowhere\/server`: no such command/],
    ['is not executable', new URL('../fixtures/fidelity.json', import.meta.url).pathname, /not executable/],
  ])('%s: exit 3, one clear message', async (_name, command, message) => {
    const { proxy } = start('echo', [], { server: { command, args: [] } });
    const error: unknown = await proxy.ended.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ exitCode: 3, message: expect.stringMatching(message) as string });
  });

  test('an argument that no process can be given', () => {
    expect(() => startServer({ command: 'node', args: ['a\0b'], env: {} })).toThrow(UserError);
  });
});

test('the interceptor hears of both ends, once each, and of nothing after them', async () => {
  const events: unknown[] = [];
  const interceptor: Interceptor = {
    fromClient: () => nothing,
    fromServer: () => nothing,
    closed: (side, detail) => {
      events.push([side, detail]);
      return [];
    },
  };
  const { input, proxy } = start('echo', [], { interceptor });
  input.end();
  await proxy.ended;
  input.emit('close');
  expect(events).toEqual([
    ['client', {}],
    ['server', { code: 0, signal: null }],
  ]);
});
