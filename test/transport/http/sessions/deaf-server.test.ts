import { PassThrough, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { silentLog } from '../../../../src/telemetry/log.js';
import { LineServer } from '../../../../src/transport/http/sessions/line-server.js';
import type { ServerConnection } from '../../../../src/transport/server-connection.js';
import { bench, call, META, modern } from './harness.js';

/** A server that takes one line and no more of what it is sent, until it is told to. */
function deafServer(first: (line: string) => string = () => '') {
  const stdout = new PassThrough();
  let waiting: (() => void) | undefined;
  let hears = false;
  let heard = 0;
  const stdin = new Writable({
    highWaterMark: MAX_LINE,
    write: (chunk: Buffer, _encoding, done) => {
      if (heard++ === 0) {
        stdout.write(first(chunk.toString()));
        return done();
      }
      if (hears) done();
      else waiting = () => done();
    },
  });
  let end: (end: { code: number; signal: null }) => void = () => undefined;
  const exited = new Promise<{ code: number; signal: null }>((resolve) => (end = resolve));
  const gone = () => {
    stdout.end();
    stdin.destroy();
    end({ code: 0, signal: null });
  };
  const connection: ServerConnection = {
    pid: undefined,
    stdin,
    stdout,
    exited,
    endInput: gone,
    touch: () => undefined,
    stop: gone,
  };
  const listen = () => {
    hears = true;
    waiting?.();
  };
  return { connection, listen };
}

const MAX_LINE = 1_000;
const TWICE = 2 * MAX_LINE;
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a server that does not read', () => {
  const padding = 'x'.repeat(400);
  const answering = (result: unknown) => (line: string) =>
    `${JSON.stringify({ jsonrpc: '2.0', id: (JSON.parse(line) as { id: number }).id, result })}\n`;
  const start = () => deafServer(answering({ protocolVersion: '2025-11-25', capabilities: {} })).connection;
  const progress = { jsonrpc: '2.0', method: 'notifications/progress', params: { progressToken: 1, message: padding } };

  test.each([
    ['notifications', progress],
    ['answers', { jsonrpc: '2.0', id: 'q', result: { padding } }],
    ['batches of them', [progress, progress]],
    ['requests', call(5, 'echo', { padding })],
  ])('is not sent %s without end in a session', async (kind, message) => {
    const at = await bench({ start, limits: { maxLineBytes: MAX_LINE } });
    const session = await at.initialize();
    const taken = [];
    // Requests are taken without an answer, which never comes.
    for (let n = 0; n < 20; n++) {
      const sent = at.post(message, session).then(({ status }) => status);
      const status = kind === 'requests' ? await Promise.race([sent, afterNext(at, session)]) : await sent;
      taken.push(status);
      if (status === 503) break;
    }
    expect(taken.at(-1)).toBe(503);
    expect(taken.length).toBeLessThanOrEqual(TWICE / 400 + 2);
  });

  test('is not sent notifications without end by who has no session', async () => {
    const discovered = answering({ resultType: 'complete', supportedVersions: ['2026-07-28'], capabilities: {} });
    const at = await bench({ start: () => deafServer(discovered).connection, limits: { maxLineBytes: MAX_LINE } });
    await at.post({ jsonrpc: '2.0', id: 1, method: 'server/discover', params: { _meta: META } }, modern('server/discover'));
    const message = { ...progress, params: { ...progress.params, _meta: META } };
    const taken = [];
    while (taken.length < 20 && taken.at(-1) !== 503) taken.push((await at.post(message, modern('notifications/progress'))).status);
    expect(taken.slice(0, 2)).toEqual([202, 202]);
    expect(taken.at(-1)).toBe(503);
  });

  test('is not heard while what it has caused waits for it, and is once it reads', async () => {
    const { connection, listen } = deafServer();
    const heard: unknown[] = [];
    const refusal = Buffer.from(`${padding}\n`);
    const server = new LineServer(
      connection,
      {
        lines: (lines) => {
          heard.push(...lines);
          server.send(lines.map(() => refusal));
        },
        ended: () => undefined,
      },
      MAX_LINE,
      silentLog,
    );
    for (let n = 0; n < 100; n++) {
      connection.stdout.push('{"forbidden":1}\n');
      await turn();
    }
    expect(heard.length).toBeLessThanOrEqual(TWICE / refusal.length + 3);
    listen();
    while (heard.length < 100) await turn();
    server.stop('SIGTERM');
    await server.ended;
  });

  test('is heard whatever waits of others: it may read on only after it has written', async () => {
    const { connection } = deafServer();
    const heard: unknown[] = [];
    const server = new LineServer(connection, { lines: (lines) => void heard.push(...lines), ended: () => undefined }, MAX_LINE, silentLog);
    for (let n = 0; n < 20; n++) server.send([Buffer.from(`${padding}\n`)]);
    await turn();
    expect(server.behind).toBe(true);
    for (let n = 0; n < 10; n++) connection.stdout.push('{"answer":1}\n');
    while (heard.length < 10) await turn();
    server.stop('SIGTERM');
    await server.ended;
  });

  test('is heard to its end when it is stopped', async () => {
    const { connection } = deafServer();
    const heard: unknown[] = [];
    const server = new LineServer(
      connection,
      {
        lines: (lines) => {
          heard.push(...lines);
          server.send(lines.map(() => Buffer.from(`${padding}\n`)));
        },
        ended: () => undefined,
      },
      MAX_LINE,
      silentLog,
    );
    for (let n = 0; n < 30; n++) connection.stdout.push('{"forbidden":1}\n');
    server.stop('SIGTERM');
    await server.ended;
    expect(heard).toHaveLength(30);
  });
});

/** A later message of the session was taken: so was the one before it. */
async function afterNext({ post }: Awaited<ReturnType<typeof bench>>, session: Record<string, string>): Promise<number> {
  return (await post({ jsonrpc: '2.0', method: 'notifications/x' }, session)).status;
}
