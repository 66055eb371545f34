import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { JSON_HEADERS, send } from '../raw.js';
import { answerJson, openEvents, startUpstream } from '../upstream.js';
import { modern, rpc, startReverse, witness } from './harness.js';

const ANSWER = '{"jsonrpc":"2.0","id":1,"result":{}}';

describe('what passes is what came', () => {
  const bodies = [
    '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{}}',
    ' {\r\n\t"id" : 1.0e0 ,"method":"ping", "jsonrpc":"2.0","x":[1,2.50]}\n\n',
    '[{"jsonrpc":"2.0","id":1,"method":"ping"},\r\n{"jsonrpc":"2.0","method":"notifications/x"}]',
    '{"id":"\\u00e9é","method":"a/b","params":[null,{"__proto__":1}]}',
  ];
  test.each(bodies)('a body: %j', async (body) => {
    const upstream = await startUpstream((response) => answerJson(response, ANSWER));
    const front = await startReverse(upstream.url, witness().open);
    expect(await send(front.url, { headers: JSON_HEADERS, body })).toMatchObject({ status: 200, body: ANSWER });
    expect(upstream.seen.map(({ body }) => body.toString())).toEqual([body]);
  });

  test.each(bodies)('an answer: %j', async (body) => {
    const upstream = await startUpstream((response) => answerJson(response, body, { 'content-type': 'application/json; charset=utf-8' }));
    const front = await startReverse(upstream.url, witness().open);
    const answer = await send(front.url, { headers: JSON_HEADERS, body: rpc('ping', 1) });
    expect(answer.body).toBe(body);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
    });
  });

  const stream = [
    ': hello\n\n',
    'retry: 5\n\n',
    'id: a/1\ndata: \n\n',
    `event: message\r\nid:2\r\ndata: ${rpc('notifications/progress', undefined)}\r\n\r\n`,
    'data: {"jsonrpc":"2.0",\ndata: "method":"notifications/message"}\n\n',
    'event: ping\ndata: 2026-11-25T00:00:00Z\n\n',
    `:keep\ndata:${ANSWER}\n\n`,
  ].join('');
  test('an event stream, to the byte', async () => {
    const upstream = await startUpstream((response) => {
      openEvents(response, { 'x-accel-buffering': 'no' });
      for (const byte of Buffer.from(stream)) response.write(Buffer.of(byte));
      response.end();
    });
    const front = await startReverse(upstream.url, witness().open);
    const answer = await send(front.url, { headers: JSON_HEADERS, body: rpc('ping', 1) });
    expect(answer.body).toBe(stream);
    expect(answer.headers).toMatchObject({ 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
  });

  test('every line of the fidelity set, as body, as answer and as event', async () => {
    const lines = (JSON.parse(readFileSync(new URL('../../../fixtures/fidelity.json', import.meta.url), 'utf8')) as { line: string }[])
      .map(({ line }) => line)
      .filter((line) => typeof line === 'string' && !/[\r\n]/.test(line) && line.trim() !== '');
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) {
      let way: 'json' | 'events' = 'json';
      const upstream = await startUpstream((response) => {
        if (way === 'json') return answerJson(response, line);
        openEvents(response);
        response.end(`data: ${line}\n\n`);
      });
      const front = await startReverse(upstream.url, witness().open);
      expect((await send(front.url, { headers: JSON_HEADERS, body: line })).body).toBe(line);
      way = 'events';
      const answer = await send(front.url, { headers: JSON_HEADERS, body: rpc('notifications/x', undefined) });
      expect(answer.body).toBe(`data: ${line}\n\n`);
      expect(upstream.seen[0]?.body.toString()).toBe(line);
    }
  });
});

describe('headers', () => {
  test('pass in their order and spelling, but for those of the connection', async () => {
    const upstream = await startUpstream((response) => answerJson(response, ANSWER));
    const front = await startReverse(upstream.url, witness().open);
    const host = 'localhost:1234';
    const headers = [
      ['Host', host, 'X-One', '1', 'Content-Type', 'application/json', 'ACCEPT', '*/*', 'x-one', '2', 'Cookie', 'a=b'],
      ['Authorization', 'Bearer t', 'Connection', 'keep-alive, X-Hop', 'X-Hop', '1', 'Keep-Alive', 'timeout=5', 'TE', 'trailers'],
      ['Proxy-Authorization', 'x', 'X-Original-URL', '/admin', 'Accept-Encoding', 'gzip', 'Mcp-Unknown', 'é', 'Content-Length', '48'],
    ].flat();
    const body = '{"jsonrpc":"2.0","id":1,"method":"ping"}        ';
    expect((await send(front.url, { headers, body })).status).toBe(200);
    const [seen] = upstream.seen;
    expect(seen?.url).toBe('/server/mcp');
    expect(seen?.rawHeaders.slice(0, 14)).toEqual(headers.slice(0, 14));
    expect(seen?.headers).toMatchObject({
      host,
      'accept-encoding': 'identity',
      'content-length': '48',
      authorization: 'Bearer t',
      'mcp-unknown': 'é',
    });
    for (const name of ['x-hop', 'keep-alive', 'te', 'proxy-authorization', 'x-original-url'])
      expect(seen?.headers).not.toHaveProperty(name);
  });

  test('of the answer, likewise', async () => {
    const upstream = await startUpstream((response) => {
      response.writeHead(200, [
        'Content-Type',
        'application/json',
        'X-A',
        '1',
        'x-a',
        '2',
        'Set-Cookie',
        'a',
        'Connection',
        'X-Hop',
        'X-Hop',
        '1',
      ]);
      response.end(ANSWER);
    });
    const front = await startReverse(upstream.url, witness().open);
    const { headers } = await send(front.url, { headers: JSON_HEADERS, body: rpc('ping', 1) });
    expect(headers).toMatchObject({ 'x-a': '1, 2', 'set-cookie': ['a'] });
    expect(headers).not.toHaveProperty('x-hop');
  });

  test('given ones stand in place of the client’s; a token for us goes nowhere', async () => {
    const upstream = await startUpstream((response) => answerJson(response, ANSWER), '/server/mcp?key=1');
    const front = await startReverse(upstream.url, witness().open, { headers: { 'X-Key': 'ours' }, authorization: 'strip' });
    await send(`${front.url}?ignored=1`, {
      headers: { ...JSON_HEADERS, 'x-key': 'theirs', authorization: 'Bearer ours' },
      body: rpc('ping', 1),
    });
    const [seen] = upstream.seen;
    expect(seen?.url).toBe('/server/mcp?key=1');
    expect(seen?.headers).toMatchObject({ 'x-key': 'ours' });
    expect(seen?.headers).not.toHaveProperty('authorization');
  });

  test('a session means nothing from 2026-07-28 on', async () => {
    const upstream = await startUpstream((response) => answerJson(response, ANSWER, { 'mcp-session-id': 'minted' }));
    const front = await startReverse(upstream.url, witness().open);
    const { headers, body } = modern('tools/list', 1);
    const answer = await send(front.url, { headers: { ...headers, 'mcp-session-id': 'x', 'last-event-id': '1' }, body });
    expect(answer.status).toBe(200);
    expect(answer.headers).not.toHaveProperty('mcp-session-id');
    expect(upstream.seen[0]?.headers).not.toHaveProperty('mcp-session-id');
    expect(upstream.seen[0]?.headers).not.toHaveProperty('last-event-id');
  });

  test('statuses without a body', async () => {
    for (const status of [202, 204]) {
      const upstream = await startUpstream((response) => response.writeHead(status).end());
      const front = await startReverse(upstream.url, witness().open);
      expect(await send(front.url, { headers: JSON_HEADERS, body: rpc('notifications/x', undefined) })).toMatchObject({ status, body: '' });
    }
  });
});
