import { describe, expect, test } from 'vitest';
import { JSON_HEADERS, send } from '../raw.js';
import { answerJson, openEvents, startUpstream } from '../upstream.js';
import { modern, rpc, startReverse, witness } from './harness.js';

const ANSWER = '{"jsonrpc":"2.0","id":1,"result":{}}';
const event = (data: string, fields = '') => `${fields}data: ${data}\n\n`;

describe('the client’s messages', () => {
  test('a refused request goes nowhere and is answered, with 200', async () => {
    const upstream = await startUpstream((response) => answerJson(response, ANSWER));
    const front = await startReverse(upstream.url, witness({ refuses: ['tools/call'] }).open);
    const answer = await send(front.url, { headers: JSON_HEADERS, body: rpc('tools/call', 1) });
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([200, { id: 1, error: { code: -31403 } }]);
    expect(upstream.seen).toEqual([]);
  });

  test('a refused notification is taken and dropped', async () => {
    const upstream = await startUpstream((response) => answerJson(response, ANSWER));
    const front = await startReverse(upstream.url, witness({ refuses: ['notifications/x'] }).open);
    expect(await send(front.url, { headers: JSON_HEADERS, body: rpc('notifications/x', undefined) })).toMatchObject({
      status: 202,
      body: '',
    });
    expect(upstream.seen).toEqual([]);
  });

  test('a changed message of 2026-07-28 has the headers that it needs', async () => {
    const upstream = await startUpstream((response) => answerJson(response, ANSWER));
    const renamed = modern('tools/call', 1, { name: 'b' }).body;
    const front = await startReverse(upstream.url, witness({ changes: () => Buffer.from(`${renamed}\n`) }).open);
    const { headers, body } = modern('tools/call', 1, { name: 'a' });
    await send(front.url, { headers: { ...headers, 'mcp-param-secret': 'x' }, body });
    expect(upstream.seen[0]?.body.toString()).toBe(renamed);
    expect(upstream.seen[0]?.headers).toMatchObject({ 'mcp-name': 'b', 'mcp-method': 'tools/call', 'mcp-protocol-version': '2026-07-28' });
    expect(upstream.seen[0]?.headers).not.toHaveProperty('mcp-param-secret');
  });

  test.each(['', ' \r\n'])('an empty body: %j', async (body) => {
    const upstream = await startUpstream((response) => answerJson(response, ANSWER));
    const front = await startReverse(upstream.url, witness().open);
    expect((await send(front.url, { headers: JSON_HEADERS, body })).status).toBe(400);
  });

  test.each(['{"jsonrpc":"2.0","id":1,"method":"initialize"}', '{"jsonrpc":"2.0","id":1,"method":"\\u0069nitialize"}'])(
    'initialize must not hide in a batch: %s',
    async (initialize) => {
      const upstream = await startUpstream((response) => answerJson(response, ANSWER));
      const front = await startReverse(upstream.url, witness().open);
      expect((await send(front.url, { headers: JSON_HEADERS, body: `[${initialize}]` })).status).toBe(400);
      expect(upstream.seen).toEqual([]);
    },
  );
});

describe('the server’s', () => {
  test('of a stream, what is refused is left out, the rest is the server’s own bytes', async () => {
    const kept = event(rpc('notifications/progress', undefined), 'id: 1\n');
    const upstream = await startUpstream((response) => {
      openEvents(response);
      response.end(
        kept + event(rpc('notifications/bad', undefined), 'id: 2\n') + event(rpc('notifications/bad', undefined)) + event(ANSWER),
      );
    });
    const front = await startReverse(upstream.url, witness({ refuses: ['notifications/bad'] }).open);
    const answer = await send(front.url, { headers: JSON_HEADERS, body: rpc('ping', 1) });
    expect(answer.body).toBe(`${kept}id: 2\ndata: \n\n${event(ANSWER)}`);
  });

  test('a refused request of the server is answered there, in its session', async () => {
    const upstream = await startUpstream((response, { headers, body }) => {
      if (body.toString().includes('denied')) return response.writeHead(202).end();
      if (body.toString().includes('initialize')) return answerJson(response, ANSWER, { 'mcp-session-id': 's1' });
      expect(headers['mcp-session-id']).toBe('s1');
      openEvents(response);
      response.end(event(rpc('sampling/createMessage', 7)) + event('{"jsonrpc":"2.0","id":2,"result":{}}'));
    });
    const front = await startReverse(upstream.url, witness({ refuses: ['sampling/createMessage'] }).open);
    await send(front.url, { headers: JSON_HEADERS, body: rpc('initialize', 1) });
    const session = { ...JSON_HEADERS, 'mcp-session-id': 's1', 'mcp-protocol-version': '2025-11-25' };
    const answer = await send(front.url, { headers: session, body: rpc('tools/call', 2) });
    expect(answer.body).toBe(event('{"jsonrpc":"2.0","id":2,"result":{}}'));
    await expect.poll(() => upstream.seen.length).toBe(3);
    const told = upstream.seen[2];
    expect(JSON.parse(String(told?.body))).toMatchObject({ id: 7, error: { code: -31403 } });
    expect(told?.headers).toMatchObject({
      'mcp-session-id': 's1',
      'content-type': 'application/json',
      'mcp-protocol-version': '2025-11-25',
    });
  });

  test('an event over the limit does not pass', async () => {
    const upstream = await startUpstream((response) => {
      openEvents(response);
      response.end(event(`{"jsonrpc":"2.0","id":1,"result":"${'x'.repeat(2000)}"}`) + event(ANSWER));
    });
    const { open, said } = witness();
    const front = await startReverse(upstream.url, open, { limits: { maxLineBytes: 1000 } });
    const answer = await send(front.url, { headers: JSON_HEADERS, body: rpc('ping', 1) });
    expect(answer.body).toBe(event(ANSWER));
    expect(said.filter((line) => line.includes('oversize'))).toHaveLength(1);
  });

  test('JSON-RPC in an event of another type is decided too', async () => {
    const upstream = await startUpstream((response) => {
      openEvents(response);
      response.end(event(rpc('notifications/bad', undefined), 'event: custom\n') + event(ANSWER));
    });
    const front = await startReverse(upstream.url, witness({ refuses: ['notifications/bad'] }).open);
    expect((await send(front.url, { headers: JSON_HEADERS, body: rpc('ping', 1) })).body).toBe(event(ANSWER));
  });
});

describe('what is no answer', () => {
  const codeOf = (body: string) => (JSON.parse(body) as { error: { data: Record<string, unknown> } }).error.data['ai.agentmesh/code'];

  test.each([
    ['a page', 200, { 'content-type': 'text/html' }, '<html>log in</html>', 'not_mcp'],
    ['nothing at all', 200, { 'content-length': '0' }, '', 'not_mcp'],
    ['JSON that is no answer', 200, { 'content-type': 'application/json' }, '', 'not_mcp'],
    ['a way past us', 307, { location: 'https://elsewhere.example/mcp?token=secret' }, '', 'redirected'],
    ['a compressed answer', 200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }, 'x', 'not_mcp'],
    ['a compressed error', 500, { 'content-type': 'application/json', 'content-encoding': 'gzip' }, 'x', 'not_mcp'],
    ['not modified', 304, {}, '', 'redirected'],
  ])('%s: bad gateway', async (_what, status, headers, body, code) => {
    const upstream = await startUpstream((response) => response.writeHead(status, headers).end(body));
    const { open, said } = witness();
    const front = await startReverse(upstream.url, open);
    const answer = await send(front.url, { headers: JSON_HEADERS, body: rpc('ping', 5) });
    expect([answer.status, JSON.parse(answer.body), codeOf(answer.body)]).toMatchObject([502, { id: 5 }, code]);
    expect(answer.headers).not.toHaveProperty('location');
    expect(answer.body).not.toContain('secret');
    // The call's record ends with what the client was told.
    expect(said.some((line) => line.includes(' s> {"jsonrpc":"2.0","id":5,"error"'))).toBe(true);
  });

  test.each([
    ['a page', 500, 'text/html', '<html>oops</html>'],
    ['an error without an id', 400, 'application/json', '{"jsonrpc":"2.0","error":{"code":-32000,"message":"Bad Request"},"id":null}'],
    ['a challenge', 401, 'application/json', '{"error":"invalid_token"}'],
  ])('%s passes with its status', async (_what, status, type, body) => {
    const upstream = await startUpstream((response) => {
      response.writeHead(status, { 'content-type': type, 'www-authenticate': 'Bearer resource_metadata="https://x.example/m"' }).end(body);
    });
    const { open, said } = witness();
    const front = await startReverse(upstream.url, open);
    const answer = await send(front.url, { headers: JSON_HEADERS, body: rpc('ping', 5) });
    expect([answer.status, answer.body, answer.headers['content-type']]).toEqual([status, body, type]);
    expect(answer.headers['www-authenticate']).toBe('Bearer resource_metadata="https://x.example/m"');
    expect(said.some((line) => line.includes(' s> {"jsonrpc":"2.0","id":5,"error"'))).toBe(true);
  });

  test('an error answer is an answer, whatever its status', async () => {
    const body = '{"jsonrpc":"2.0","id":5,"error":{"code":-32601,"message":"Method not found"}}';
    const upstream = await startUpstream((response) => response.writeHead(404, { 'content-type': 'application/json' }).end(body));
    const { open, said } = witness();
    const front = await startReverse(upstream.url, open);
    const { headers, body: asked } = modern('nothing/like/it', 5);
    expect(await send(front.url, { headers, body: asked })).toMatchObject({ status: 404, body });
    expect(said).toContain(`conversation1.1 s> ${body}`);
  });

  test('a server that is not there', async () => {
    const front = await startReverse(new URL('http://127.0.0.1:9/mcp'), witness().open);
    const answer = await send(front.url, { headers: JSON_HEADERS, body: rpc('ping', 5) });
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([502, { id: 5, error: { code: -31502 } }]);
  });

  test('a server that does not answer in time', async () => {
    const upstream = await startUpstream(() => undefined);
    const front = await startReverse(upstream.url, witness().open, { limits: { headersMs: 50 } });
    const answer = await send(front.url, { headers: JSON_HEADERS, body: rpc('ping', 5) });
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([504, { id: 5, error: { code: -31504 } }]);
  });

  test('a body that breaks off, or is over the limit', async () => {
    for (const [status, maxLineBytes, code] of [
      [502, 1000, 'too_large'],
      [502, 100_000, 'cut_off'],
    ] as const) {
      const upstream = await startUpstream((response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '9000' });
        response.write(`{"jsonrpc":"2.0","id":5,"result":"${'x'.repeat(3000)}`, () => maxLineBytes > 1000 && response.destroy());
      });
      const front = await startReverse(upstream.url, witness().open, { limits: { maxLineBytes } });
      const answer = await send(front.url, { headers: JSON_HEADERS, body: rpc('ping', 5) });
      expect([answer.status, codeOf(answer.body)]).toEqual([status, code]);
    }
  });

  test('a stream that ends without the answer ends with one of ours', async () => {
    const upstream = await startUpstream((response) => {
      openEvents(response);
      response.end(event(rpc('notifications/progress', undefined)));
    });
    const front = await startReverse(upstream.url, witness().open);
    const answer = await send(front.url, { headers: JSON_HEADERS, body: rpc('ping', 5) });
    const [, last = ''] = answer.body.split('\n\n');
    expect(JSON.parse(last.slice('data: '.length))).toMatchObject({ id: 5, error: { data: { 'ai.agentmesh/code': 'cut_off' } } });
  });
});
