import { describe, expect, test } from 'vitest';
import { connect, event, handshake, initialize, initialized, json, modern, request, resultOf, serve, stream } from './harness.js';

describe('the way of a message', () => {
  test('there and back, byte for byte', async () => {
    const line = '{"jsonrpc":"2.0", "id": 1.0,"x":"\\u00e9 é 😀","method":"m"}';
    const answer = '{ "result":{"a":1.0} ,"id":1,"jsonrpc":"2.0"}';
    const { url, seen } = await serve((_seen, response) => json(response, answer));
    const client = connect(url);
    client.send(line);
    expect(await client.received.line(0)).toBe(answer);
    expect(seen[0]?.body).toBe(line);
    expect(seen[0]?.headers).toMatchObject({
      accept: 'application/json, text/event-stream',
      'accept-encoding': 'identity',
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(line)),
    });
    await expect(client.end()).resolves.toEqual({ code: 0, signal: null });
  });

  test.each([
    ['JSON', (text: string) => ({ type: 'application/json; charset=utf-8', body: text })],
    [
      'an event',
      (text: string) => ({ type: 'Text/Event-Stream;charset=utf-8', body: `: hi\n\nevent: message\n${text.replace(/^/gm, 'data: ')}\n\n` }),
    ],
  ])('an answer of several lines, as %s, is one line', async (_what, as) => {
    const pretty = JSON.stringify({ jsonrpc: '2.0', id: 1, result: { a: [1, 2] } }, null, 2);
    const { type, body } = as(pretty);
    const { url } = await serve((_seen, response) => void response.writeHead(200, { 'content-type': type }).end(body));
    const client = connect(url);
    client.send(request(1));
    expect(await client.received.line(0)).toBe(pretty.replaceAll('\n', ' '));
  });

  test('a stream: what comes before the answer is passed on when it comes', async () => {
    const { url, until } = await serve(
      (_seen, response) => void stream(response, event('{"jsonrpc":"2.0","method":"notifications/progress"}')),
    );
    const client = connect(url);
    client.send(request(1));
    expect(await client.received.line(0)).toContain('progress');
    const { response } = await until(() => true);
    response.end(event(resultOf(1)));
    expect(await client.received.line(1)).toBe(resultOf(1));
  });

  test('batches (2025-03-26): one POST, answered in either way', async () => {
    const { url, seen } = await serve(({ message }, response) => {
      const [first] = message as unknown as { id: number }[];
      if (first?.id === 1) json(response, `[${resultOf(1)},${resultOf(2)}]`);
      else stream(response).end(event(resultOf(4)) + event(`[${resultOf(3)}]`));
    });
    const client = connect(url);
    client.send(`[${JSON.stringify(request(1))},${JSON.stringify(request(2))}]`);
    expect(await client.received.line(0)).toBe(`[${resultOf(1)},${resultOf(2)}]`);
    client.send(`[${JSON.stringify(request(3))},${JSON.stringify(request(4))}]`);
    await client.answer(3);
    await client.answer(4);
    expect(seen).toHaveLength(2);
  });

  test('requests of the server on a stream, and the response of the client to them', async () => {
    const ask = '{"jsonrpc":"2.0","id":"s1","method":"roots/list"}';
    const { url, until } = await serve((seen, response) => {
      if (handshake(seen, response)) return;
      stream(response, event(ask));
    });
    const client = connect(url);
    client.send(request(1, 'tools/call'));
    expect(await client.received.line(0)).toBe(ask);
    client.send({ jsonrpc: '2.0', id: 's1', result: { roots: [] } });
    await until(({ message }) => message?.result !== undefined);
    const call = await until(({ message }) => message?.method === 'tools/call');
    call.response.end(event(resultOf(1)));
    await client.answer(1);
  });
});

describe('order', () => {
  test('nothing is sent while initialize is unanswered, nor while initialized is not accepted; requests travel together', async () => {
    const order: string[] = [];
    const open: (() => void)[] = [];
    const { url, until } = await serve((seen, response) => {
      const name = seen.message?.method ?? '';
      order.push(name);
      const answer = () => {
        order.push(`/${name}`);
        if (!handshake(seen, response)) json(response, resultOf(seen.message?.id));
      };
      if (name === 'a') open.push(answer);
      else setImmediate(answer);
    });
    const client = connect(url);
    client.send(initialize(), initialized, request(1, 'a'), request(2, 'b'));
    await client.answer(2);
    await until(({ message }) => message?.method === 'a');
    open[0]?.();
    await client.answer(1);
    expect(order.filter((name) => name !== '' && name !== '/')).toEqual([
      'initialize',
      '/initialize',
      'notifications/initialized',
      '/notifications/initialized',
      expect.stringMatching(/^[ab]$/),
      expect.stringMatching(/^[ab]$/),
      '/b',
      '/a',
    ]);
  });

  test('a notification that is not accepted holds nothing up for ever', async () => {
    const { url } = await serve(({ message }, response) => {
      if (message?.id !== undefined) json(response, resultOf(message.id));
    });
    const client = connect(url, { deadlines: { order: 1 } });
    client.send({ jsonrpc: '2.0', method: 'notifications/x' }, request(1));
    await client.answer(1);
  });

  test('300 calls at once: all are answered, and no more than 256 are open', async () => {
    let open = 0;
    let most = 0;
    const waiting: (() => void)[] = [];
    const { url } = await serve(({ message }, response) => {
      most = Math.max(most, ++open);
      waiting.push(() => {
        open--;
        json(response, resultOf(message?.id));
      });
      if (open === 256 || message?.id === 299) for (const answer of waiting.splice(0)) answer();
    });
    const client = connect(url);
    client.send(...Array.from({ length: 300 }, (_, id) => request(id)));
    for (let id = 0; id < 256; id++) await client.answer(id);
    for (const answer of waiting.splice(0)) answer();
    await client.answer(299);
    expect(most).toBe(256);
  });
});

describe('sessions', () => {
  test('the id and the version are kept and sent, a stream is opened, and at the end the session is ended', async () => {
    const { url, seen, until } = await serve((seen, response) => {
      if (seen.method === 'GET') stream(response, event('{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}'));
      else if (!handshake(seen, response, 'S-1')) json(response, resultOf(seen.message?.id));
    });
    const client = connect(url, { headers: { Authorization: 'Bearer secret', 'X-Tenant': 'a' } });
    client.send(initialize('i', '2025-06-18'), initialized, request(1));
    await client.answer(1);
    await until(({ method }) => method === 'GET');
    await client.received.until(({ lines }) => lines.some((line) => line.includes('list_changed')));
    await client.end();
    expect(seen.every(({ headers }) => headers.authorization === 'Bearer secret' && headers['x-tenant'] === 'a')).toBe(true);
    expect(seen[0]?.headers).not.toHaveProperty('mcp-protocol-version');
    const later = seen.slice(1);
    expect(later.map(({ method }) => method).sort()).toEqual(['DELETE', 'GET', 'POST', 'POST']);
    for (const { headers } of later) expect(headers).toMatchObject({ 'mcp-session-id': 'S-1', 'mcp-protocol-version': '2025-06-18' });
    expect(seen.at(-1)?.method).toBe('DELETE');
    expect(client.logged.join('\n')).not.toContain('secret');
  });

  test('a server without sessions gets neither an id nor a DELETE', async () => {
    const { url, seen } = await serve((seen, response) => {
      if (!handshake(seen, response)) json(response, resultOf(seen.message?.id));
    });
    const client = connect(url);
    client.send(initialize(), initialized, request(1));
    await client.answer(1);
    await client.end();
    expect(seen.some(({ headers }) => 'mcp-session-id' in headers)).toBe(false);
    expect(seen.map(({ method }) => method)).not.toContain('DELETE');
  });

  test('a session that the server has ended: open and later requests are told, a new initialize begins another', async () => {
    let session = 'first';
    const { url, until, seen } = await serve((seen, response) => {
      const name = seen.message?.method;
      if (name !== 'initialize' && seen.headers['mcp-session-id'] !== session) {
        return json(response, '{"jsonrpc":"2.0","error":{"code":-32001,"message":"Session not found"},"id":null}', 404);
      }
      if (handshake(seen, response, session)) return;
      if (name === 'slow') stream(response);
      else json(response, resultOf(seen.message?.id));
    });
    const client = connect(url);
    client.send(initialize(), initialized, request(1, 'slow'));
    await until(({ message }) => message?.method === 'slow');
    session = 'second';
    client.send(request(2));
    for (const id of [1, 2]) {
      expect((await client.answer(id)).error).toMatchObject({ code: -31502, data: { 'ai.agentmesh/code': 'session_lost' } });
    }
    client.send(request(3));
    expect((await client.answer(3)).error?.message).toContain('must initialize again');
    expect(seen.some(({ message }) => message?.id === 3)).toBe(false);
    client.send(initialize('again'), initialized, request(4));
    expect((await client.answer(4)).result).toEqual({});
    expect(seen.at(-1)?.headers['mcp-session-id'] ?? 'second').toBe('second');
  });
});

describe('resumption', () => {
  test('an answer that is cut off goes on after its last event, as long as the server lets it', async () => {
    const asked: (string | undefined)[] = [];
    const { url } = await serve((seen, response) => {
      if (seen.method === 'POST') {
        if (!handshake(seen, response, 'S')) stream(response).end('id: 1\nretry: 1\ndata: \n\n');
        return;
      }
      const last = seen.headers['last-event-id'] as string | undefined;
      asked.push(last);
      if (last === undefined) response.writeHead(405).end();
      else if (last === '1') stream(response).end(event('{"jsonrpc":"2.0","method":"notifications/progress"}', 'id: 2\n'));
      else stream(response, event(resultOf(1), 'id: 3\n')).end();
    });
    const client = connect(url);
    client.send(initialize(), initialized, request(1, 'tools/call'));
    expect((await client.answer(1)).result).toEqual({});
    expect(asked.filter((last) => last !== undefined)).toEqual(['1', '2']);
    expect(client.received.lines.filter((line) => line.includes('progress'))).toHaveLength(1);
  });

  // Node throws for what no header may hold; on the listening stream nobody heard that, and the process ended.
  test.each<[string, string, string | undefined]>([
    ['letters beyond ASCII, in UTF-8', 'é☃', Buffer.from('é☃').toString('latin1')],
    ['blanks and tabs', 'a b\tc', 'a b\tc'],
    ['a control character', 'a\u0001b', undefined],
    ['DEL', 'a\u007fb', undefined],
    ['a blank at its end, which readers of headers cut off', 'a ', undefined],
    ['more than servers read of headers', 'x'.repeat(20_000), undefined],
  ])('an event whose id has %s', async (_what, id, said) => {
    const gets: (string | string[] | undefined)[] = [];
    const { url, until } = await serve((seen, response) => {
      if (seen.method === 'POST' && handshake(seen, response, 'S')) return;
      const last = seen.headers['last-event-id'];
      if (seen.method === 'GET') gets.push(last);
      stream(response).end(seen.method === 'GET' && last !== undefined ? event(resultOf(1)) : `id: ${id}\nretry: 50\ndata:\n\n`);
    });
    const client = connect(url);
    client.send(initialize(), initialized);
    await until(() => gets.length === 2);
    expect(gets.slice(0, 2)).toEqual([undefined, said]);
    client.send(request(1, 'tools/call'));
    const answer = await client.answer(1);
    expect(answer.error?.data).toEqual(said === undefined ? expect.objectContaining({ 'ai.agentmesh/code': 'cut_off' }) : undefined);
  });

  test.each([
    ['without ids', event('{"jsonrpc":"2.0","method":"x"}'), 200],
    ['that the server does not continue', 'id: 1\ndata:\n\n', 405],
    ['in the middle of an event', 'data: {"jsonrpc":"2.0","id":1,"result":{', 200],
  ])('a stream %s is an error for who waits', async (_what, text, status) => {
    const { url } = await serve(({ method }, response) => {
      if (method === 'POST') stream(response).end(text);
      else response.writeHead(status).end();
    });
    const client = connect(url);
    client.send(request(1, 'tools/call'));
    expect((await client.answer(1)).error).toMatchObject({ code: -31502, data: { 'ai.agentmesh/code': 'cut_off' } });
  });

  test('the listening stream comes back, from where it was', async () => {
    const asked: (string | string[] | undefined)[] = [];
    const { url } = await serve((seen, response) => {
      if (seen.method === 'GET') asked.push(seen.headers['last-event-id']);
      if (seen.method !== 'GET') handshake(seen, response, 'S');
      else if (asked.length === 1) stream(response).end(event('{"jsonrpc":"2.0","method":"one"}', 'id: 7\nretry: 1\n'));
      else if (asked.length === 2) response.writeHead(503).end();
      else stream(response, event('{"jsonrpc":"2.0","method":"two"}'));
    });
    const client = connect(url);
    client.send(initialize(), initialized);
    await client.received.until(({ lines }) => lines.some((line) => line.includes('two')));
    expect(asked).toEqual([undefined, '7', '7']);
  });
});

describe('2026-07-28', () => {
  test('says in headers what the body says, and has neither session nor GET nor DELETE', async () => {
    const tools = [
      { name: 'query', inputSchema: { type: 'object', properties: { region: { type: 'string', 'x-mcp-header': 'Region' } } } },
    ];
    const { url, seen } = await serve(({ message }, response) =>
      json(response, resultOf(message?.id, message?.method === 'tools/list' ? { tools } : {}), 200, { 'mcp-session-id': 'no' }),
    );
    const client = connect(url);
    client.send(modern(1, 'tools/list'));
    await client.answer(1);
    client.send(modern(2, 'tools/call', { name: 'query', arguments: { region: 'grün' } }));
    await client.answer(2);
    await client.end();
    expect(seen.map(({ method }) => method)).toEqual(['POST', 'POST']);
    expect(seen[0]?.headers).toMatchObject({ 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/list' });
    expect(seen[1]?.headers).toMatchObject({ 'mcp-method': 'tools/call', 'mcp-name': 'query', 'mcp-param-region': '=?base64?Z3LDvG4=?=' });
    expect(seen[1]?.headers).not.toHaveProperty('mcp-session-id');
  });

  test('a request that forgets its revision is sent in that of those before, so that the server says what it lacks', async () => {
    const { url, seen } = await serve(({ message }, response) => json(response, resultOf(message?.id)));
    const client = connect(url);
    for (const message of [modern(1, 'tools/list'), { jsonrpc: '2.0', id: 2, method: 'tools/list' }, initialize(3)]) {
      client.send(message);
      await client.answer(message.id);
    }
    const versions = seen.map(({ headers }) => [headers['mcp-protocol-version'], headers['mcp-method']]);
    expect(versions).toEqual([
      ['2026-07-28', 'tools/list'],
      ['2026-07-28', 'tools/list'],
      [undefined, undefined],
    ]);
  });

  test('taking a request back is the end of its POST, and nothing else', async () => {
    const { url, until, seen } = await serve((_seen, response) => void stream(response, ': there\n\n'));
    const client = connect(url);
    client.send(modern(1, 'subscriptions/listen'));
    const { response } = await until(() => true);
    client.send({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } });
    if (!response.closed) await new Promise((resolve) => response.once('close', resolve));
    await client.end();
    expect(seen).toHaveLength(1);
    expect(client.received.lines).toEqual([]);
  });

  test('a stream that is cut off is not resumed', async () => {
    const { url, seen } = await serve((_seen, response) => void stream(response).end('id: 1\ndata:\n\n'));
    const client = connect(url);
    client.send(modern(1, 'tools/call', { name: 't' }));
    expect((await client.answer(1)).error?.data).toMatchObject({ 'ai.agentmesh/code': 'cut_off' });
    expect(seen).toHaveLength(1);
  });

  test.each([
    [404, -32601],
    [400, -32022],
    [400, -32020],
  ])('the server’s own error with HTTP %i is the answer', async (status, code) => {
    const error = `{"jsonrpc":"2.0","id":1,"error":{"code":${code},"message":"m","data":{"a":1}}}`;
    const { url } = await serve((_seen, response) => json(response, error, status));
    const client = connect(url);
    client.send(modern(1, 'x/y'));
    expect(await client.received.line(0)).toBe(error);
  });
});

test('legacy: a request that was taken back may still be answered, and its stream does not stay for ever', async () => {
  const { url, until } = await serve((seen, response) => {
    if (!handshake(seen, response)) stream(response, ': working\n\n');
  });
  const client = connect(url, { deadlines: { linger: 1 } });
  client.send(initialize(), initialized, request(1, 'tools/call'));
  const { response } = await until(({ message }) => message?.method === 'tools/call');
  client.send({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } });
  await until(({ message }) => message?.method === 'notifications/cancelled');
  if (!response.closed) await new Promise((resolve) => response.once('close', resolve));
  await client.end();
  expect(client.received.lines).toHaveLength(1);
});

test.each([
  ['an answer is asked for again', false],
  ['what the server says unasked is asked for', true],
])('a session that has ended is noticed when %s', async (_what, byListening) => {
  const { url } = await serve((seen, response) => {
    if (seen.method === 'GET' && (byListening || seen.headers['last-event-id'] !== undefined)) response.writeHead(404).end();
    else if (!handshake(seen, response, 'S')) stream(response, 'id: 1\nretry: 1\ndata:\n\n').end(byListening ? event(resultOf(1)) : '');
  });
  const client = connect(url);
  client.send(initialize(), initialized, request(1, 'tools/call'));
  await client.answer(1);
  const told = () => client.logged.some((line) => line.includes('has ended the session'));
  while (!told()) await new Promise((resolve) => setImmediate(resolve));
  client.send(request(2));
  expect((await client.answer(2)).error?.data).toMatchObject({ 'ai.agentmesh/code': 'session_lost' });
});
