import { describe, expect, test, vi } from 'vitest';
import { JSON_HEADERS, send } from '../raw.js';
import { answerJson, openEvents, startUpstream, type Answer } from '../upstream.js';
import { openRequest, readUntil, rpc, startReverse, witness } from './harness.js';

const resultOf = (id: unknown) => JSON.stringify({ jsonrpc: '2.0', id, result: {} });
const idIn = (body: Buffer): unknown => (JSON.parse(body.toString()) as { id?: unknown }).id;
const event = (data: string, fields = '') => `${fields}data: ${data}\n\n`;

/** A server with sessions, `s1`, `s2`, …; GET opens a stream that says hello. */
function stateful(more: Answer = (response) => response.writeHead(405).end()): Answer {
  let sessions = 0;
  return (response, seen, request) => {
    const id = seen.headers['mcp-session-id'];
    if (seen.method === 'DELETE') return response.writeHead(200).end();
    if (seen.method !== 'POST') return more(response, seen, request);
    if (seen.body.includes('initialize')) return answerJson(response, resultOf(idIn(seen.body)), { 'mcp-session-id': `s${++sessions}` });
    if (id === undefined) return response.writeHead(400).end();
    if (idIn(seen.body) === undefined) return response.writeHead(202).end();
    return answerJson(response, resultOf(idIn(seen.body)), { 'mcp-session-id': String(id) });
  };
}

const initialize = (url: string, token = 'a') =>
  send(url, { headers: { ...JSON_HEADERS, authorization: token }, body: rpc('initialize', 1) });
const ask = (url: string, session: string, token = 'a') =>
  send(url, { headers: { ...JSON_HEADERS, authorization: token, 'mcp-session-id': session }, body: rpc('ping', 2) });

describe('sessions', () => {
  test('each is a conversation of its own, under the server’s id', async () => {
    const upstream = await startUpstream(stateful());
    const { open, said } = witness();
    const front = await startReverse(upstream.url, open);
    expect((await initialize(front.url)).headers['mcp-session-id']).toBe('s1');
    expect((await initialize(front.url)).headers['mcp-session-id']).toBe('s2');
    expect((await ask(front.url, 's2')).headers['mcp-session-id']).toBe('s2');
    expect((await ask(front.url, 's1')).body).toBe(resultOf(2));
    expect(said.filter((line) => line.includes('"ping"')).map((line) => line.split(' ')[0])).toEqual(['conversation2', 'conversation1']);
  });

  test('another caller’s, or an unknown one, is none', async () => {
    const upstream = await startUpstream(stateful());
    const front = await startReverse(upstream.url, witness().open);
    await initialize(front.url, 'a');
    const before = upstream.seen.length;
    for (const [session, token] of [
      ['s1', 'b'],
      ['s9', 'a'],
      ['', 'a'],
    ] as const) {
      expect((await ask(front.url, session, token)).status).toBe(404);
      for (const method of ['GET', 'DELETE']) {
        const headers = { authorization: token, 'mcp-session-id': session };
        expect((await send(front.url, { method, headers })).status).toBe(404);
      }
    }
    expect(upstream.seen.length).toBe(before);
    expect((await ask(front.url, 's1', 'a')).status).toBe(200);
  });

  test.each(['DELETE', '404'])('%s ends it', async (how) => {
    let gone = false;
    const answer = stateful();
    const upstream = await startUpstream((response, seen, request) =>
      gone ? response.writeHead(404).end() : answer(response, seen, request),
    );
    const { open, said } = witness();
    const front = await startReverse(upstream.url, open);
    await initialize(front.url);
    if (how === 'DELETE') {
      const headers = { authorization: 'a', 'mcp-session-id': 's1' };
      expect((await send(front.url, { method: 'DELETE', headers })).status).toBe(200);
    } else {
      gone = true;
      expect((await ask(front.url, 's1')).status).toBe(404);
    }
    expect(said).toContain('conversation1 closed server');
    const before = upstream.seen.length;
    expect((await ask(front.url, 's1')).status).toBe(404);
    expect(upstream.seen.length).toBe(before);
  });

  test('idle ones make room, the longest idle first; those in use do not', async () => {
    const upstream = await startUpstream(stateful((response) => openEvents(response)));
    const front = await startReverse(upstream.url, witness().open, { limits: { maxSessions: 2 } });
    await initialize(front.url);
    await initialize(front.url);
    const stream = openRequest(front.url, 'GET', { authorization: 'a', 'mcp-session-id': 's1' });
    await stream.response;
    await initialize(front.url);
    expect([(await ask(front.url, 's1')).status, (await ask(front.url, 's2')).status, (await ask(front.url, 's3')).status]).toEqual([
      200, 404, 200,
    ]);
    const other = openRequest(front.url, 'GET', { authorization: 'a', 'mcp-session-id': 's3' });
    await other.response;
    const before = upstream.seen.length;
    const refused = await initialize(front.url);
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '5']);
    expect(upstream.seen.length).toBe(before);
    stream.abort();
    other.abort();
  });

  test('a server without sessions: one conversation a caller, an exchange a request', async () => {
    const upstream = await startUpstream((response, { body }) => answerJson(response, resultOf(idIn(body))));
    const { open, said } = witness();
    const front = await startReverse(upstream.url, open);
    const post = (body: string, authorization: string) => send(front.url, { headers: { ...JSON_HEADERS, authorization }, body });
    await initialize(front.url, 'a');
    await post(rpc('ping', 2), 'a');
    await post(rpc('ping', 2), 'a');
    await post(rpc('ping', 2), 'b');
    expect(said.filter((line) => line.includes('c>')).map((line) => line.split(' ')[0])).toEqual([
      'conversation1',
      'conversation1.1',
      'conversation1.2',
      'conversation2.1',
    ]);
    // A second client of the same caller goes on with what is known of it.
    await initialize(front.url, 'a');
    await post(rpc('ping', 2), 'a');
    expect(said.filter((line) => line.includes('c>')).at(-1)).toContain('conversation1.3');
    expect(said).toContain('conversation3 closed server');
  });

  test('initialize that the server refuses leaves nothing', async () => {
    const upstream = await startUpstream((response) => response.writeHead(400, { 'mcp-session-id': 's1' }).end());
    const { open, said } = witness();
    const front = await startReverse(upstream.url, open);
    const answer = await initialize(front.url);
    expect([answer.status, answer.headers['mcp-session-id']]).toEqual([400, undefined]);
    expect(said.at(-1)).toBe('conversation1 closed server');
    expect((await ask(front.url, 's1')).status).toBe(404);
  });
});

// Its client would say it with every message, and be told that there is no such session.
test.each<[string, readonly string[]]>([
  ['a blank', ['a b']],
  ['letters beyond ASCII', ['\u00e9']],
  ['two of them', ['a', 'b']],
])('a session that is named by no session id begins none, and its client is told why: %s', async (_what, ids) => {
  const upstream = await startUpstream((response) => {
    const named = ids.flatMap((id) => ['mcp-session-id', id]);
    response.writeHead(200, ['content-type', 'application/json', ...named]).end('{"jsonrpc":"2.0","id":1,"result":{}}');
  });
  const { said, open } = witness();
  const front = await startReverse(upstream.url, open);
  const { status, headers, body } = await send(front.url, { headers: JSON_HEADERS, body: rpc('initialize', 1) });
  expect([status, headers['mcp-session-id'], body]).toEqual([502, undefined, expect.stringContaining('Mcp-Session-Id')]);
  expect(said.at(-1)).toBe('conversation1 closed server');
});

test('honest: an empty session id is none, which clients know', async () => {
  const upstream = await startUpstream((response) =>
    answerJson(response, '{"jsonrpc":"2.0","id":1,"result":{}}', { 'mcp-session-id': '' }),
  );
  const front = await startReverse(upstream.url, witness().open);
  expect((await send(front.url, { headers: JSON_HEADERS, body: rpc('initialize', 1) })).status).toBe(200);
});

test('what is under way when its client ends the session is decided and answered, and then it ends', async () => {
  let answer = () => {};
  const upstream = await startUpstream(
    stateful((response) => {
      openEvents(response);
      answer = () => void response.end(event(resultOf(7)));
    }),
  );
  const { open, said } = witness();
  const front = await startReverse(upstream.url, open);
  await initialize(front.url);
  const headers = { authorization: 'a', 'mcp-session-id': 's1' };
  const stream = openRequest(front.url, 'GET', headers);
  const response = await stream.response;
  expect((await send(front.url, { method: 'DELETE', headers })).status).toBe(200);
  expect((await ask(front.url, 's1')).status).toBe(404);
  expect(said).not.toContain('conversation1 closed server');
  answer();
  expect(await readUntil(response, /\n\n/)).toBe(event(resultOf(7)));
  await vi.waitFor(() => expect(said.slice(-2)).toEqual([`conversation1 s> ${resultOf(7)}`, 'conversation1 closed server']));
});

describe('streams of what is said unasked', () => {
  test('each event is decided, by the session', async () => {
    const upstream = await startUpstream(
      stateful((response) => {
        openEvents(response);
        response.write(event(rpc('notifications/bad', undefined)) + event(rpc('notifications/message', undefined), 'id: 4\n'));
      }),
    );
    const { open, said } = witness({ refuses: ['notifications/bad'] });
    const front = await startReverse(upstream.url, open);
    await initialize(front.url);
    const headers = { authorization: 'a', 'mcp-session-id': 's1' };
    const stream = openRequest(front.url, 'GET', headers);
    expect(await readUntil(await stream.response, /id: 4\n.*\n\n/)).toBe(event(rpc('notifications/message', undefined), 'id: 4\n'));
    expect(said.filter((line) => line.startsWith('conversation1 s>'))).toHaveLength(3);
    stream.abort();
    const resumed = openRequest(front.url, 'GET', { ...headers, 'last-event-id': '4' });
    await readUntil(await resumed.response, /id: 4\n.*\n\n/);
    expect(upstream.seen.at(-1)?.headers).toMatchObject({ 'last-event-id': '4', 'mcp-session-id': 's1' });
    resumed.abort();
  });

  test('a new policy is told there, or when there is one', async () => {
    const upstream = await startUpstream(stateful((response) => openEvents(response)));
    const front = await startReverse(upstream.url, witness({ news: ['{"changed":true}'] }).open);
    await initialize(front.url);
    front.policyChanged();
    const stream = openRequest(front.url, 'GET', { authorization: 'a', 'mcp-session-id': 's1' });
    const response = await stream.response;
    expect(await readUntil(response, /\n\n/)).toBe('data: {"changed":true}\n\n');
    front.policyChanged();
    expect(await readUntil(response, /\n\n/)).toBe('data: {"changed":true}\n\n');
    stream.abort();
  });

  test('the client’s end of a stream is the server’s', async () => {
    const closed = vi.fn<() => void>();
    const upstream = await startUpstream(
      stateful((response) => {
        openEvents(response);
        response.on('close', closed);
      }),
    );
    const front = await startReverse(upstream.url, witness().open);
    await initialize(front.url);
    const stream = openRequest(front.url, 'GET', { authorization: 'a', 'mcp-session-id': 's1' });
    await stream.response;
    stream.abort();
    await vi.waitFor(() => expect(closed).toHaveBeenCalled());
  });

  test('none offered (405)', async () => {
    const upstream = await startUpstream(stateful((response) => response.writeHead(405, { allow: 'POST' }).end()));
    const front = await startReverse(upstream.url, witness().open);
    const answer = await send(front.url, { method: 'GET', headers: { accept: 'text/event-stream' } });
    expect([answer.status, answer.headers.allow]).toEqual([405, 'POST']);
  });
});

describe('HTTP+SSE (2024-11-05)', () => {
  const old = (endpoint: string): Answer => {
    let said: ((text: string) => void) | undefined;
    return (response, { method, url, body }) => {
      if (method === 'GET') {
        openEvents(response);
        response.write(`event: endpoint\ndata: ${endpoint}\n\n`);
        said = (text) => response.write(text);
        return undefined;
      }
      expect(url).toBe('/messages?sessionId=7');
      response.writeHead(202, { 'content-type': 'text/plain' }).end('Accepted');
      return said?.(`event: message\ndata: ${resultOf(idIn(body))}\n\n`);
    };
  };

  test('the endpoint is ours, and leads to the server’s', async () => {
    const upstream = await startUpstream(old('/messages?sessionId=7'));
    const { open, said } = witness({ refuses: ['tools/call'] });
    const front = await startReverse(upstream.url, open);
    const stream = openRequest(front.url, 'GET', { authorization: 'a' });
    const response = await stream.response;
    const begun = await readUntil(response, /\n\n/);
    const endpoint = /^event: endpoint\ndata: (\/mcp\?agentmesh-session=\S+)\n\n$/.exec(begun)?.[1] ?? '';
    const post = (body: string, authorization = 'a') =>
      send(new URL(endpoint, front.url).href, { headers: { ...JSON_HEADERS, authorization }, body });
    expect((await post(rpc('initialize', 1))).status).toBe(202);
    expect(await readUntil(response, /\n\n/)).toBe(`event: message\ndata: ${resultOf(1)}\n\n`);
    expect(JSON.parse((await post(rpc('tools/call', 2))).body)).toMatchObject({ id: 2, error: { code: -31403 } });
    expect((await post(rpc('ping', 3), 'b')).status).toBe(404);
    expect(said.every((line) => line.startsWith('conversation1 '))).toBe(true);
    stream.abort();
    await vi.waitFor(async () => expect((await post(rpc('ping', 3))).status).toBe(404));
  });

  test('an endpoint of another server is refused', async () => {
    const upstream = await startUpstream(old('https://evil.example/messages'));
    const front = await startReverse(upstream.url, witness().open);
    const stream = openRequest(front.url, 'GET');
    await expect(readUntil(await stream.response, /endpoint/)).rejects.toThrow();
  });
});
