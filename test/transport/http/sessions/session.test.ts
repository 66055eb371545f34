import { request, type IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { Line } from '../../../../src/transport/interceptor.js';
import { gone, isAlive } from '../../harness.js';
import { JSON_HEADERS, sendBytes } from '../raw.js';
import { bench, call, initialize, passing, type Bench } from './harness.js';

const seen = async ({ post }: Bench, session: Record<string, string>) =>
  textOf((await post(call('seen', 'seen'), session)).body) as [method: string | null, id: unknown, about: unknown][];
const heard = async (at: Bench, session: Record<string, string>, what: string) => {
  while (!(await seen(at, session)).some(([method, id]) => method === what || id === what)) continue;
};
const note = (data: string) => ({ method: 'notifications/message', params: { level: 'info', data } });
const textOf = (body: string): unknown =>
  JSON.parse((JSON.parse(body) as { result: { content: { text: string }[] } }).result.content[0]?.text ?? '');

describe('a session', () => {
  test('begins with initialize, has a server of its own, and goes with DELETE', async () => {
    const { post, initialize: begin, pids, stream, ask } = await bench();
    const [one, two] = [await begin(), await begin()];
    expect(one['mcp-session-id']).not.toBe(two['mcp-session-id']);
    const [first, second] = [await post(call(2, 'pid'), one), await post(call(2, 'pid'), two)];
    expect([textOf(first.body), textOf(second.body)]).toEqual(pids);
    const ended = await stream({ method: 'GET', headers: one });
    expect((await ask('DELETE', one)).status).toBe(204);
    expect(await ended.next()).toMatchObject({ id: '0-1' });
    await gone(pids[0] ?? 0);
    expect(await ended.next()).toBeUndefined();
    expect((await post(call(3, 'pid'), one)).status).toBe(404);
    expect(textOf((await post(call(3, 'pid'), two)).body)).toBe(pids[1]);
  });

  test('an answer that comes first is JSON, in the server’s own bytes', async () => {
    const { post, initialize: begin } = await bench();
    const session = await begin();
    const answer = await post(
      '{ "jsonrpc":"2.0",\r\n "id" : "grüße/1", "method":"tools/call","params":{"name":"echo","arguments":{"a":1.50}}}',
      session,
    );
    expect(answer.headers['content-type']).toBe('application/json');
    expect(answer.body).toBe('{"jsonrpc":"2.0","id":"grüße/1","result":{"content":[{"type":"text","text":"{\\"a\\":1.5}"}]}}');
  });

  test('what goes before the answer makes it a stream', async () => {
    const { stream, initialize: begin } = await bench();
    const session = await begin();
    const messages = [{ method: 'notifications/progress', params: { progressToken: 'mine', progress: 1 } }];
    const answer = await stream({ headers: session, body: call(2, 'notify', { messages }, { progressToken: 'mine' }) });
    expect(answer.response.headers['content-type']).toBe('text/event-stream');
    expect(await answer.next()).toMatchObject({ id: '2-1', data: Buffer.alloc(0) });
    expect(await answer.message()).toMatchObject({ method: 'notifications/progress', params: { progress: 1 } });
    expect(await answer.message()).toMatchObject({ id: 2 });
    expect(await answer.message()).toBeUndefined();
  });

  test('is its caller’s: to others it does not exist', async () => {
    const at = await bench();
    const session = await at.initialize({ 'x-caller': 'one' });
    const stolen = { ...session, 'x-caller': 'two' };
    for (const answer of [await at.post(call(2, 'pid'), stolen), await at.ask('GET', stolen), await at.ask('DELETE', stolen)]) {
      expect(answer.status).toBe(404);
    }
    expect((await at.post(call(2, 'pid'), session)).status).toBe(200);
  });

  test.each([
    [400, 'session_required', call(1, 'pid'), {}],
    [400, 'batched_initialize', [initialize(1)], {}],
    [404, 'unknown_session', call(1, 'pid'), { 'mcp-session-id': 'x' }],
    [400, 'unreadable', 'no json', {}],
  ])('%i %s', async (status, code, message, headers) => {
    const { post, pids } = await bench();
    const answer = await post(message, headers);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({ error: { data: { 'ai.agentmesh/code': code } } });
    expect(pids).toEqual([]);
  });

  test('of a revision that nobody knows is refused, of an older one is not', async () => {
    const { post, initialize: begin } = await bench();
    const session = await begin();
    expect((await post(call(2, 'pid'), { ...session, 'mcp-protocol-version': '2025-01-01' })).status).toBe(400);
    expect((await post(call(2, 'pid'), { ...session, 'mcp-protocol-version': '2025-03-26' })).status).toBe(200);
  });

  test('that the policy refuses starts nothing; one that the server refuses has no id and ends', async () => {
    const refusal = Buffer.from('{"jsonrpc":"2.0","id":1,"error":{"code":-31403,"message":"Blocked"}}\n');
    const refusing = await bench({ open: () => ({ ...passing(), fromClient: () => ({ toServer: [], toClient: [refusal] }) }) });
    const denied = await refusing.post(initialize());
    expect([denied.status, denied.headers['mcp-session-id'], refusing.pids]).toEqual([200, undefined, []]);
    const { post, pids } = await bench();
    const refused = await post(initialize(1, 'refused'));
    expect(refused.headers['mcp-session-id']).toBeUndefined();
    await gone(pids[0] ?? 0);
  });

  test('whose server cannot be started is none', async () => {
    const failing = await bench({
      start: () => {
        throw new Error('no');
      },
    });
    const answer = await failing.post(initialize('i'));
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([
      502,
      { id: 'i', error: { data: { 'ai.agentmesh/code': 'server_not_started' } } },
    ]);
  });

  test('ends with its server: who waits is answered, and it is gone', async () => {
    const at = await bench();
    const session = await at.initialize();
    const open = [at.post(call(2, 'wait', { key: 'k' }), session), at.post(call(3, 'exit'), session)];
    for (const answer of await Promise.all(open)) expect(JSON.parse(answer.body)).toMatchObject({ error: { code: -31502 } });
    expect((await at.post(call(4, 'pid'), session)).status).toBe(404);
  });

  test('that nobody uses ends after its time; an open stream uses it', async () => {
    const at = await bench({ limits: { sessionIdleMs: 1_000 } });
    const [idle, listening] = [await at.initialize(), await at.initialize()];
    await at.stream({ method: 'GET', headers: listening });
    at.pass(999);
    expect((await at.post(call(2, 'pid'), idle)).status).toBe(200);
    at.pass(1_000);
    expect((await at.post(call(2, 'pid'), idle)).status).toBe(404);
    expect((await at.post(call(2, 'pid'), listening)).status).toBe(200);
    await gone(at.pids[0] ?? 0);
  });

  test('does not age while the proxy stands still, and ages on afterwards', async () => {
    const at = await bench({ limits: { sessionIdleMs: 60_000 } });
    const session = await at.initialize();
    at.pass(59_000);
    at.standStill(3_600_000);
    expect((await at.post(call(2, 'pid'), session)).status).toBe(200);
    at.pass(60_000);
    expect((await at.post(call(2, 'pid'), session)).status).toBe(404);
  });

  test('is not begun over the limit', async () => {
    const at = await bench({ limits: { maxSessions: 1 } });
    const session = await at.initialize();
    const refused = await at.post(initialize());
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '5']);
    await at.ask('DELETE', session);
    await gone(at.pids[0] ?? 0);
    let again = await at.post(initialize());
    while (again.status === 503) again = await at.post(initialize());
    expect(again.status).toBe(200);
  });

  test('is not begun by a caller that has its share, while others get theirs', async () => {
    const at = await bench({ limits: { maxSessions: 5 } });
    const busy = { 'x-caller': 'busy' };
    for (let n = 0; n < 4; n++) await at.initialize(busy);
    expect((await at.post(initialize(), busy)).status).toBe(503);
    await at.initialize({ 'x-caller': 'other' });
    expect((await at.post(initialize(), { 'x-caller': 'third' })).status).toBe(503);
  });

  test.each(['isolated', 'shared'] as const)('%s: all can be one caller’s where there is only one', async (mode) => {
    const at = await bench({ mode, callers: 'one', limits: { maxSessions: 5 } });
    for (let n = 0; n < 5; n++) await at.initialize();
    expect((await at.post(initialize())).status).toBe(503);
  });

  test('whose client leaves before it knows its id ends', async () => {
    const at = await bench({ server: 'never-reads' });
    const leaving = request(at.url, { method: 'POST', headers: JSON_HEADERS });
    leaving.on('error', () => undefined);
    leaving.end(JSON.stringify(initialize()));
    while (at.pids.length === 0) await new Promise((resolve) => setImmediate(resolve));
    leaving.destroy();
    await at.stop('SIGKILL');
    expect(at.pids.map(isAlive)).toEqual([false]);
  });
});

describe('what the server says unasked', () => {
  const listChanged = { method: 'notifications/tools/list_changed' };

  test('goes to the client’s own stream where it is about no request', async () => {
    const at = await bench();
    const session = await at.initialize();
    const listening = await at.stream({ method: 'GET', headers: session });
    const answer = await at.post(call(2, 'notify', { messages: [listChanged] }), session);
    expect(answer.headers['content-type']).toBe('application/json');
    expect(await listening.message()).toMatchObject(listChanged);
    expect((await at.ask('GET', session)).status).toBe(409);
    listening.leave();
  });

  test('goes the way of the only open request, and waits for a stream where none is', async () => {
    const at = await bench();
    const session = await at.initialize();
    const stream = await at.stream({ headers: session, body: call(2, 'notify', { messages: [note('with it')] }) });
    expect(await stream.message()).toMatchObject(note('with it'));
    expect(await stream.message()).toMatchObject({ id: 2 });
    await at.post(call(4, 'say', { messages: [note('one'), note('two')] }), session);
    const listening = await at.stream({ method: 'GET', headers: session });
    expect([await listening.message(), await listening.message()]).toMatchObject([note('one'), note('two')]);
  });

  test('a question is answered in the session, whichever stream it came on', async () => {
    const at = await bench();
    const session = await at.initialize();
    const stream = await at.stream({ headers: session, body: call(2, 'ask', { key: 'q' }) });
    expect(await stream.message()).toMatchObject({ id: 'q', method: 'roots/list' });
    expect((await at.post({ jsonrpc: '2.0', id: 'q', result: { roots: [] } }, session)).status).toBe(202);
    expect(textOf(JSON.stringify(await stream.message()))).toEqual({ roots: [] });
  });

  test('a question that no stream takes is answered with an error in the end', async () => {
    const at = await bench();
    const session = await at.initialize();
    await at.post(call(2, 'say', { messages: [{ id: 'q', method: 'roots/list' }] }), session);
    at.pass(60_000);
    await heard(at, session, 'q');
  });

  test('a request that takes its time becomes a stream that is kept open', async () => {
    const at = await bench();
    const session = await at.initialize();
    const waiting = at.stream({ headers: session, body: call('w', 'wait', { key: 'k' }) });
    await heard(at, session, 'w');
    at.pass(10_000);
    const stream = await waiting;
    expect(await stream.next()).toMatchObject({ id: expect.any(String) as string, data: Buffer.alloc(0) });
    const comments: string[] = [];
    stream.response.on('data', (chunk: Buffer) => comments.push(chunk.toString()));
    at.pass(15_000);
    while (comments.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(comments).toEqual([':\n\n']);
    await at.post(call(3, 'go', { key: 'k' }), session);
    expect(await stream.message()).toMatchObject({ id: 'w' });
  });
});

describe('a broken connection', () => {
  test('is no cancellation: the stream goes on where it broke off', async () => {
    const at = await bench();
    const session = await at.initialize();
    const first = [{ method: 'notifications/progress', params: { progressToken: 'w', progress: 1 } }];
    const waiting = at.stream({ headers: session, body: call('w', 'wait', { key: 'k' }, { progressToken: 'w' }) });
    await heard(at, session, 'w');
    at.pass(10_000);
    const broken = await waiting;
    const last = await broken.next();
    broken.leave();
    await at.post(call(3, 'go', { key: 'k', first }), session);
    const resumed = await at.stream({ method: 'GET', headers: { ...session, 'last-event-id': String(last?.id) } });
    expect(await resumed.message()).toMatchObject(first[0] ?? {});
    const end = await resumed.next();
    expect(JSON.parse(String(end?.data))).toMatchObject({ id: 'w' });
    expect(await resumed.next()).toBeUndefined();
    expect((await seen(at, session)).some(([method]) => method === 'notifications/cancelled')).toBe(false);
    // Nothing is left there: a client must not come again.
    expect((await at.ask('GET', { ...session, 'last-event-id': String(end?.id) })).status).toBe(204);
  });

  test('of the client’s own stream loses nothing either', async () => {
    const at = await bench();
    const session = await at.initialize();
    const broken = await at.stream({ method: 'GET', headers: session });
    const { id } = (await broken.next()) ?? {};
    await at.post(call(2, 'notify', { messages: [{ method: 'notifications/tools/list_changed', params: { n: 1 } }] }), session);
    const resumed = await at.stream({ method: 'GET', headers: { ...session, 'last-event-id': String(id) } });
    expect(await resumed.message()).toMatchObject({ params: { n: 1 } });
    while (!broken.ended) await new Promise((resolve) => setImmediate(resolve));
    await at.post(call(3, 'notify', { messages: [{ method: 'notifications/tools/list_changed', params: { n: 2 } }] }), session);
    expect(await resumed.message()).toMatchObject({ params: { n: 2 } });
  });

  test.each(['x', '9-1', '0-0x'])('an event %s of no stream of the session is refused', async (id) => {
    const at = await bench();
    expect((await at.ask('GET', { ...(await at.initialize()), 'last-event-id': id })).status).toBe(400);
  });
});

describe('a batch (2025-03-26)', () => {
  test('is answered one by one', async () => {
    const at = await bench();
    const session = await at.initialize({}, '2025-03-26');
    const stream = await at.stream({
      headers: session,
      body: [call(2, 'echo', 2), call(3, 'echo', 3), { jsonrpc: '2.0', method: 'notifications/x' }],
    });
    const answers = [await stream.message(), await stream.message()] as { id: number }[];
    expect(new Set(answers.map(({ id }) => id))).toEqual(new Set([2, 3]));
    expect(await stream.message()).toBeUndefined();
    expect((await at.post([{ jsonrpc: '2.0', method: 'notifications/x' }], session)).status).toBe(202);
  });

  test('of which a part is refused brings refusals and answers together', async () => {
    const refusal = (id: number) => Buffer.from(`{"jsonrpc":"2.0","id":${id},"error":{"code":-31403,"message":"Blocked"}}\n`);
    const picky = {
      ...passing(),
      fromClient: ([line]: readonly Line[]) => {
        const all = line?.bytes.toString() ?? '';
        if (!all.startsWith('[')) return { toServer: line === undefined ? [] : [line.raw], toClient: [] };
        const elements = JSON.parse(all) as { id: number }[];
        const kept = elements.filter(({ id }) => id === 2);
        return {
          toServer: kept.length === 0 ? [] : [Buffer.from(`${JSON.stringify(kept)}\n`)],
          toClient: elements.filter(({ id }) => id !== 2).map(({ id }) => refusal(id)),
        };
      },
    };
    const at = await bench({ open: () => picky });
    const session = await at.initialize({}, '2025-03-26');
    const stream = await at.stream({ headers: session, body: [call(2, 'echo'), call(3, 'echo')] });
    expect([await stream.message(), await stream.message()]).toMatchObject([
      { id: 3, error: {} },
      { id: 2, result: {} },
    ]);
    const refused = await at.post([call(3, 'echo'), call(4, 'echo')], session);
    expect(JSON.parse(refused.body)).toMatchObject([{ id: 3 }, { id: 4 }]);
  });
});

describe('requests that arrive together', () => {
  test.each([
    ['in two sessions', '2025-11-25', undefined],
    [
      'without sessions',
      '2026-07-28',
      { 'io.modelcontextprotocol/protocolVersion': '2026-07-28', 'io.modelcontextprotocol/clientCapabilities': {} },
    ],
  ])('%s are all decided before one of them moves', async (_how, version, meta) => {
    const said: string[] = [];
    const holding = () => {
      const exchange = {
        ...passing(),
        hold: (line: Line) => {
          const { id } = JSON.parse(line.bytes.toString()) as { id: number };
          said.push(`decided ${id}`);
          return () => {
            said.push(`moves ${id}`);
            return { toServer: [line.raw], toClient: [] };
          };
        },
      };
      return { ...exchange, exchange: () => exchange };
    };
    const at = await bench({ open: holding });
    const headers = [2, 3].map(async (id) => ({
      ...JSON_HEADERS,
      'mcp-protocol-version': version,
      ...(meta === undefined ? await at.initialize({ 'x-caller': `${id}` }) : { 'mcp-method': 'tools/call', 'mcp-name': 'echo' }),
    }));
    const posts = (await Promise.all(headers)).map((own, index) => {
      const body = JSON.stringify(call(index + 2, 'echo', {}, meta));
      const fields = Object.entries({
        ...own,
        host: 'localhost',
        'content-length': body.length,
        ...(index === 1 && { connection: 'close' }),
      });
      return `POST /mcp HTTP/1.1\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
    });
    expect((await sendBytes(at.url, posts.join(''))).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200']);
    expect(said).toEqual(['decided 2', 'decided 3', 'moves 2', 'moves 3']);
  });
});

describe('under load', () => {
  test('2,000 requests at once are each answered, by one server', async () => {
    const at = await bench();
    const session = await at.initialize();
    const ids = Array.from({ length: 2_000 }, (_, index) => index + 2);
    const answers = await Promise.all(ids.map((id) => at.post(call(id, 'echo', id), session)));
    expect(answers.map(({ body }) => [(JSON.parse(body) as { id: number }).id, textOf(body)])).toEqual(ids.map((id) => [id, id]));
  });

  test('a client that does not read holds its server up, and nothing piles up here', async () => {
    const at = await bench();
    const session = await at.initialize();
    const before = process.memoryUsage().arrayBuffers;
    let [most, read] = [0, 0];
    const response = await new Promise<IncomingMessage>((resolve) => {
      request(at.url, { method: 'POST', headers: { ...JSON_HEADERS, ...session } }, resolve).end(
        JSON.stringify(call('f', 'flood', { count: 3_000, bytes: 50_000 })),
      );
    });
    for await (const chunk of response) {
      read += (chunk as Buffer).length;
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      // The server has every chance to be ahead of who reads.
      for (let turns = 0; turns < 20; turns++) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(read).toBeGreaterThan(3_000 * 50_000);
    expect(most).toBeLessThan(read / 2);
  });

  test('stops with everything that it started, also what does not heed EOF', async () => {
    const at = await bench({ server: 'ignores-eof', graceMs: 100 });
    void at.post(initialize()).catch(() => undefined);
    void at.post(initialize()).catch(() => undefined);
    while (at.pids.length < 2) await new Promise((resolve) => setImmediate(resolve));
    await at.stop();
    expect(at.pids.map(isAlive)).toEqual([false, false]);
  });
});
