import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { silentLog, type Log } from '../../../../src/telemetry/log.js';
import { JSON_HEADERS, send, sendBytes } from '../raw.js';
import { answerJson, openEvents, startUpstream } from '../upstream.js';
import { modern, openRequest, readUntil, rpc, startReverse, witness } from './harness.js';

const ANSWER = '{"jsonrpc":"2.0","id":1,"result":{}}';
const FOREIGN = '{"jsonrpc":"2.0","id":2,"result":{"tools":[]}}';
const ask = { headers: JSON_HEADERS, body: rpc('ping', 1) };

/** A server that answers with bytes, whatever HTTP says to them. */
async function startRaw(answer: (socket: Socket) => void): Promise<URL> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).once('data', () => answer(socket));
    onTestFinished(() => void socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`);
}

describe('a server that breaks HTTP', () => {
  const head = 'Content-Type: application/json\r\n';
  const stream = 'Content-Type: text/event-stream\r\n';
  test.each([
    ['HTTP/1.1 099 Odd\r\nContent-Type: text/event-stream\r\n\r\ndata: x\n\n', 502, 'a status that nobody may send on'],
    ['HTTP/1.1 999 Odd\r\nContent-Length: 2\r\n\r\n{}', 502, 'a status beyond all classes'],
    ['HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n', 502, 'another protocol'],
    [`HTTP/1.1 200 OK\r\n${head}Content-Length: 3\r\nContent-Length: 40\r\n\r\n{}`, 502, 'two lengths'],
    [`HTTP/1.1 200 OK\r\n${head}Content-Length: 400\r\n\r\n${ANSWER}`, 502, 'a length that does not come'],
    [`HTTP/1.1 200 OK\r\n${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 502, 'a chunk without a length'],
    [`HTTP/1.1 200 OK\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`, 502, 'headers without an end'],
    [`HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-7\r\n\r\n${ANSWER}`, 502, 'a client would read other text'],
    [`HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-16\r\n\r\ndata: ${ANSWER}\n\n`, 502, 'the same in a stream'],
    [`HTTP/1.1 200 OK\r\n${stream}${head}\r\n${ANSWER}\n\n`, 502, 'two types: nothing in the one, an answer in the other'],
    [`HTTP/1.1 200 OK\r\n${head}content-type: text/event-stream\r\n\r\n${ANSWER}`, 502, 'the other way round'],
    [`HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; a=application/json\r\n\r\n${ANSWER}\n\n`, 502, 'for who looks anywhere'],
    [`HTTP/1.1 200 OK\r\nContent-Type: text/event-stream;charset=UTF-8\r\n\r\ndata: ${ANSWER}\n\n`, 200, 'as Java servers say it'],
    [`HTTP/1.1 200 OK\r\n${head}Content-Encoding: Identity\r\n\r\n${ANSWER}`, 200, 'not compressed, in any letter case'],
    [`HTTP/1.1 200 OK\r\n${head}Content-Encoding:\r\n\r\n${ANSWER}`, 200, 'not compressed, said by nothing'],
    [`HTTP/1.1 200 OK\r\n${head}Content-Encoding: GZIP\r\n\r\n${ANSWER}`, 502, 'compressed'],
    [`HTTP/1.1 200 OK\r\n${head}\r\n${ANSWER}`, 200, 'an answer that ends with its connection'],
    [`HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\nHTTP/1.1 200 OK\r\n${head}\r\n${ANSWER}`, 200, 'word before the answer'],
  ])('%j: %i (%s)', async (bytes, status, _why) => {
    const front = await startReverse(await startRaw((socket) => socket.end(bytes)), witness().open);
    expect((await send(front.url, ask)).status).toBe(status);
  });
});

describe('a server that speaks past the policy', () => {
  test.each([
    [rpc('sampling/createMessage', 9), 'a request of its own'],
    [rpc('notifications/message', undefined), 'a notification'],
    [FOREIGN, "somebody else's answer"],
    [`[${FOREIGN}]`, 'the same in a batch'],
    ['{"jsonrpc":"2.0","id":2,"id":1,"result":{}}', 'two ids'],
    [`\ufeff${FOREIGN}`, 'a mark that clients drop'],
    [`${FOREIGN} x`, 'something after it'],
  ])('in the body of an error: %s (%s)', async (body) => {
    const upstream = await startUpstream((response) => response.writeHead(400, { 'content-type': 'application/json' }).end(body));
    const front = await startReverse(upstream.url, witness().open);
    const answer = await send(front.url, ask);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ id: 1, error: { code: -31400 } });
    const told = await send(front.url, { ...ask, body: rpc('notifications/initialized', undefined) });
    expect(JSON.parse(told.body)).toMatchObject({ id: null, error: { code: -31400 } });
  });

  test.each<[string, string[]]>([
    ['alone', ['text/event-stream']],
    ['by the second of two types', ['text/plain', 'text/event-stream']],
    ['by a type that names two', ['text/plain, text/event-stream']],
  ])('in an error that is a stream of events: %s', async (_how, types) => {
    const said = `data: ${rpc('sampling/createMessage', 9)}\n\n`;
    const head = types.flatMap((type) => ['Content-Type', type]);
    const upstream = await startUpstream((response) => response.writeHead(500, head).end(said));
    const front = await startReverse(upstream.url, witness().open);
    const answer = await send(front.url, ask);
    expect([answer.status, answer.headers['content-type']]).toEqual([500, 'application/json']);
    expect(JSON.parse(answer.body)).toMatchObject({ id: 1, error: { code: -31500, message: said } });
  });

  test.each([
    ['{"detail":"no such tenant"}', 'no JSON-RPC'],
    ['{"jsonrpc":"2.0","id":"server-error","error":{"code":-32600,"message":"Bad Request"}}', 'an error of nobody (Python SDK)'],
    ['<p>gone</p>', 'a page'],
  ])('other bodies of errors pass: %s (%s)', async (body) => {
    const upstream = await startUpstream((response) => response.writeHead(400, { 'content-type': 'application/json' }).end(body));
    const front = await startReverse(upstream.url, witness().open);
    expect(await send(front.url, ask)).toMatchObject({ status: 400, body });
  });

  test.each(['POST', 'GET'] as const)('an endpoint that would send the client elsewhere, on the stream of a %s', async (method) => {
    const upstream = await startUpstream((response) => {
      openEvents(response);
      const first = method === 'GET' ? 'event: endpoint\ndata: /messages\n\n' : '';
      response.end(
        `${first}event: endpoint\nid: 7\ndata: http://evil.example/mcp\n\nevent:  Endpoint \ndata: /evil\n\ndata: ${ANSWER}\n\n`,
      );
    });
    const front = await startReverse(upstream.url, witness().open);
    const { body } = await send(front.url, method === 'POST' ? ask : { method, headers: JSON_HEADERS });
    expect(body).not.toContain('evil');
    expect(body).toContain('id: 7\n');
    expect(body).toContain(ANSWER);
    expect(body.match(/endpoint/g)?.length ?? 0).toBe(method === 'GET' ? 1 : 0);
  });

  const smuggled = 'data: {"jsonrpc":"2.0","id":1,"result":{"evil":true}}';
  test.each<[string, string, string]>([
    [`: hi\u2028${smuggled}\n\n`, '\n', 'a comment'],
    [`id: 7\u2028${smuggled}\n\n`, '', 'an id'],
    [`id: 7\nx: \u0085${smuggled}\n\n`, 'id: 7\ndata: \n\n', 'a field that nobody knows'],
    [`event: x\v${smuggled}\ndata: ${ANSWER}\n\n`, `data: ${ANSWER}\n\n`, 'a type'],
    [`event: ping\ndata: 1\u2029\u2029${smuggled}\n\n`, '', 'what is no message'],
    [`:\x1e${smuggled}\nid: 8\nretry: 9\ndata: ${ANSWER}\n\n`, `id: 8\nretry: 9\ndata: ${ANSWER}\n\n`, 'a comment beside a message'],
  ])('what ends a line to Python alone: %j becomes %j (%s)', async (events, passed, _why) => {
    const last = `data: ${ANSWER.replace('{}', '{"text":"a\u2028b"}')}\n\n`;
    const honest = [`: naïve café\n\nid: ü\nevent: message\ndata: ${rpc('notifications/message', undefined)}\n\n`, last];
    const upstream = await startUpstream((response) => {
      openEvents(response);
      response.end(honest.join(events));
    });
    const front = await startReverse(upstream.url, witness().open);
    expect((await send(front.url, ask)).body).toBe(honest.join(passed));
  });

  test('an event whose type holds a NUL, of which something is changed', async () => {
    const upstream = await startUpstream((response) => {
      openEvents(response);
      response.end(`event: a\0b\nid: 1\ndata: ${ANSWER}\n\n`);
    });
    const { open } = witness();
    const changing = () => {
      const conversation = open();
      const changed = () => ({ toClient: [Buffer.from('{"changed":1}\n')], toServer: [] });
      return { ...conversation, exchange: () => ({ ...conversation.exchange(), fromServer: changed }) };
    };
    const front = await startReverse(upstream.url, changing);
    expect((await send(front.url, ask)).body).toBe('event: a\0b\nid: 1\ndata: {"changed":1}\n\n');
  });

  test('headers by which pages and other hosts come in', async () => {
    const headers = { 'access-control-allow-origin': '*', 'Access-Control-Expose-Headers': '*', 'alt-svc': 'h2="evil.example:443"' };
    const upstream = await startUpstream((response) => answerJson(response, ANSWER, headers));
    const page = 'https://tool.example';
    const front = await startReverse(upstream.url, witness().open, { front: { allowedOrigins: [page] } });
    const local = await send(front.url, { ...ask, headers: { ...JSON_HEADERS, origin: 'http://localhost:3000' } });
    expect(Object.keys(local.headers).filter((name) => /^access-control|^alt-svc/.test(name))).toEqual([]);
    const allowed = await send(front.url, { ...ask, headers: { ...JSON_HEADERS, origin: page } });
    expect(allowed.headers).toMatchObject({ 'access-control-allow-origin': page });
    expect(allowed.headers['access-control-expose-headers']).not.toBe('*');
  });
});

describe('a client that would reach more than the MCP endpoint', () => {
  test.each([
    '/.well-known/oauth-protected-resource/../../admin',
    '/.well-known/oauth-protected-resource/%2e%2E/%2e./admin',
    '/.well-known/oauth-protected-resource/..%2f..%5cadmin',
    '/.well-known/oauth-protected-resource/%252e%252e/admin',
    '/.well-known/oauth-protected-resource/\\..\\admin',
    '/.well-known/oauth-protected-resource/..;/admin',
    '/.well-known/oauth-protected-resource/%zz',
    '/.well-known/oauth-protected-resource/x#/admin',
    '/.well-known/../admin',
  ])('by a path of discovery: %s', async (path) => {
    const upstream = await startUpstream((response) => answerJson(response, '{"admin":true}'));
    const front = await startReverse(upstream.url, witness().open, { headers: { 'X-Api-Key': 'secret' } });
    const answer = await sendBytes(front.url, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(upstream.seen).toEqual([]);
  });

  test('by headers that name another request, also where a gateway reads `_` as `-`', async () => {
    const upstream = await startUpstream((response) => answerJson(response, ANSWER));
    const front = await startReverse(upstream.url, witness().open, { headers: { 'X-Api-Key': 'secret', own_key: 'secret' } });
    const headers = {
      ...JSON_HEADERS,
      X_Http_Method_Override: 'DELETE',
      X_Original_URL: '/admin',
      'X-Original-URI': '/admin',
      'X-Forwarded-Uri': '/admin',
      'X-Forwarded-Path': '/admin',
      'x-rewrite-uri': '/admin',
      'X-Forwarded-Method': 'DELETE',
      X_Original_Method: 'DELETE',
      X_Api_Key: 'mine',
      'Own-Key': 'mine',
      X_Trace: '1',
    };
    await send(front.url, { ...ask, headers });
    const [seen] = upstream.seen;
    expect(seen?.headers).toMatchObject({ 'x-api-key': 'secret', own_key: 'secret', x_trace: '1' });
    expect(seen?.rawHeaders.filter((text) => /mine|DELETE|admin/.test(text))).toEqual([]);
  });
});

test.each([
  [['a'], 'of a session that nobody has begun'],
  [['a', 'b'], 'two'],
  [['\xe9'], 'of characters that no id has'],
])('a session id in an answer outside of sessions does not reach the client, who would say it back: %j (%s)', async (ids, _why) => {
  const upstream = await startUpstream((response) => {
    response.writeHead(200, ['content-type', 'application/json', ...ids.flatMap((id) => ['mcp-session-id', id])]).end(ANSWER);
  });
  const front = await startReverse(upstream.url, witness().open);
  const answer = await send(front.url, ask);
  expect([answer.status, answer.headers['mcp-session-id']]).toEqual([200, undefined]);
});

test('refusals to a server that takes none are few at a time', async () => {
  const asks = 2_000;
  let open = 0;
  const upstream = await startUpstream((response, { body }) => {
    if (body.includes('denied')) {
      open++;
      return;
    }
    openEvents(response);
    for (let id = 1; id <= asks; id++) response.write(`data: ${rpc('sampling/createMessage', id)}\n\n`);
    response.write('data: {"method":"notifications/x"}\n\n');
  });
  const warn = vi.fn<Log['warn']>();
  const front = await startReverse(upstream.url, witness({ refuses: ['sampling/createMessage'] }).open, { log: { ...silentLog, warn } });
  const post = openRequest(front.url, 'POST', JSON_HEADERS, rpc('ping', 1));
  await readUntil(await post.response, /notifications\/x/);
  await vi.waitFor(() => expect(open).toBe(256));
  expect(warn.mock.calls.map(([, fields]) => fields)).toEqual([1, 10, 100, 1_000].map((times) => ({ times })));
  post.abort();
});

describe('what is held of answers', () => {
  const LONG = 4_000_000;
  const MOST = { maxHeldBytes: 5_000_000 };
  const answerOf = (id: number, length: number) => JSON.stringify({ jsonrpc: '2.0', id, result: { text: 'x'.repeat(length) } });

  test('is given back with each answer', async () => {
    const upstream = await startUpstream((response) => answerJson(response, answerOf(1, LONG)));
    const front = await startReverse(upstream.url, witness().open, { limits: MOST });
    for (let time = 0; time < 4; time++) expect((await send(front.url, ask)).status).toBe(200);
  });

  test.each([
    ['application/json', answerOf(1, 2 * LONG), /too_many/],
    ['text/event-stream', `data: ${answerOf(1, 2 * LONG)}\n\n`, /cut_off/],
  ])('is bounded, and others go on: %s', async (type, text, error) => {
    const upstream = await startUpstream((response, { body }) => {
      if (body.includes('"id":2')) return answerJson(response, answerOf(2, LONG));
      return void response.writeHead(200, { 'content-type': type }).end(text);
    });
    const front = await startReverse(upstream.url, witness().open, { limits: MOST });
    expect((await send(front.url, ask)).body).toMatch(error);
    expect((await send(front.url, { ...ask, body: rpc('ping', 2) })).status).toBe(200);
  });

  test('is bounded over all clients', async () => {
    let finish: (() => void) | undefined;
    const upstream = await startUpstream((response, { body }) => {
      if (body.includes('"id":2')) return answerJson(response, answerOf(2, LONG));
      const text = answerOf(1, LONG);
      response.writeHead(200, { 'content-type': 'application/json' }).write(text.slice(0, -1));
      finish = () => response.end(text.slice(-1));
      return undefined;
    });
    const front = await startReverse(upstream.url, witness().open, { limits: MOST });
    const first = send(front.url, ask);
    await vi.waitFor(() => expect(finish).toBeDefined());
    const second = await send(front.url, { ...ask, body: rpc('ping', 2) });
    finish?.();
    expect([second.status, (await first).status]).toContain(502);
  });

  test('is shared: who takes all that it can leaves some to others', async () => {
    let begun = 0;
    const upstream = await startUpstream((response, { headers }) => {
      if (headers.authorization !== 'greedy') return answerJson(response, answerOf(1, LONG / 8));
      // One that does not come to its end.
      response.writeHead(200, { 'content-type': 'application/json' }).write(answerOf(1, LONG / 8).slice(0, -1));
      begun++;
      return undefined;
    });
    const front = await startReverse(upstream.url, witness().open, { limits: MOST });
    const greedy = { ...ask, headers: { ...ask.headers, authorization: 'greedy' } };
    const refused: number[] = [];
    for (let time = 1; time <= 20 && refused.length === 0; time++) {
      void send(front.url, greedy).then(
        ({ status }) => refused.push(status),
        () => undefined,
      );
      await vi.waitFor(() => expect(begun).toBe(time));
    }
    await vi.waitFor(() => expect(refused).not.toEqual([]));
    expect((await send(front.url, ask)).status).toBe(200);
  });

  test('a client that takes nothing of it is cut off', async () => {
    const closed = vi.fn<() => void>();
    const upstream = await startUpstream((response) => {
      openEvents(response);
      response.write(`data: ${answerOf(1, 3 * LONG)}\n\n`);
      response.on('close', closed);
    });
    const front = await startReverse(upstream.url, witness().open, { limits: { stalledMs: 50 } });
    const { hostname, port } = new URL(front.url);
    const idle = connect(Number(port), hostname).on('error', () => undefined);
    onTestFinished(() => void idle.destroy());
    idle.pause();
    const { headers, body } = modern('ping', 1);
    const fields = Object.entries({ host: 'localhost', 'content-length': body.length, ...headers });
    idle.write(`POST /mcp HTTP/1.1\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`);
    await vi.waitFor(() => expect(closed).toHaveBeenCalled(), { timeout: 30_000 });
  });
});
