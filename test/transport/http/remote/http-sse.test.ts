import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { connect, event, initialize, initialized, json, request, resultOf, serve, stream, type Fake, type Seen } from './harness.js';

/** A server of 2024-11-05: the stream at its URL, messages to `/messages`. */
function oldServer(
  answer: (seen: Seen, say: (text: string) => void) => void,
  refusal = 404,
  endpoint = '/messages?session=1',
): Promise<Fake> {
  let open: ServerResponse | undefined;
  return serve((seen, response) => {
    if (seen.method === 'GET') {
      open = stream(response, event(endpoint, 'event: endpoint\n'));
      return;
    }
    if (seen.path === '/mcp') {
      response.writeHead(refusal, { 'content-type': 'text/html' }).end('<pre>Cannot POST</pre>');
      return;
    }
    response.writeHead(202).end('Accepted');
    answer(seen, (text) => void open?.write(text));
  });
}

const result = ({ message }: Seen) => event(resultOf(message?.id), 'event: message\n');

test.each([400, 404, 405])('a server that says %i to a POST is asked for its stream, and all goes on there', async (refusal) => {
  const { url, seen } = await oldServer((one, say) => one.message?.id !== undefined && say(result(one)), refusal);
  const client = connect(url, { headers: { authorization: 'Bearer t' } });
  client.send(initialize('i', '2024-11-05'), initialized, request(1), request(2));
  await client.answer('i');
  await client.answer(1);
  await client.answer(2);
  expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /mcp',
    'GET /mcp',
    ...Array.from({ length: 4 }, () => 'POST /messages?session=1'),
  ]);
  expect(seen.every(({ headers }) => headers.authorization === 'Bearer t')).toBe(true);
  await expect(client.end()).resolves.toEqual({ code: 0, signal: null });
});

test('405 is enough, whatever is asked first', async () => {
  const { url } = await oldServer((one, say) => say(result(one)), 405);
  const client = connect(url);
  client.send(request(1, 'tools/list'));
  await client.answer(1);
});

test.each([
  ['another origin', 'https://evil.example/messages'],
  ['another port', 'http://127.0.0.1:1/messages'],
  ['another scheme', 'file:///etc/passwd'],
  ['credentials', '//user@127.0.0.1/x'],
])('messages are not sent to %s', async (_what, endpoint) => {
  const { url, seen } = await oldServer(() => undefined, 404, endpoint);
  const client = connect(url);
  client.send(initialize());
  expect((await client.answer('init')).error?.data).toMatchObject({ 'ai.agentmesh/code': 'redirected' });
  expect(seen).toHaveLength(2);
});

test('a stream that breaks: who waits is told, and a new initialize begins anew', async () => {
  let answering = false;
  const { url, seen, until } = await oldServer((one, say) => (answering || one.message?.method === 'initialize') && say(result(one)));
  const client = connect(url);
  client.send(initialize(), initialized, request(1));
  await until(({ message }) => message?.id === 1);
  (await until(({ method }) => method === 'GET')).response.end();
  expect((await client.answer(1)).error?.data).toMatchObject({ 'ai.agentmesh/code': 'cut_off' });
  client.send(request(2));
  expect((await client.answer(2)).error?.data).toMatchObject({ 'ai.agentmesh/code': 'session_lost' });
  answering = true;
  client.send(initialize('again'), request(3));
  await client.answer('again');
  await client.answer(3);
  expect(seen.filter(({ method }) => method === 'GET')).toHaveLength(2);
});

test('a message that is not accepted is an error for who asked', async () => {
  let open: ServerResponse | undefined;
  const { url } = await serve((seen, response) => {
    if (seen.method === 'GET') open = stream(response, event('/m', 'event: endpoint\n'));
    else if (seen.path === '/mcp') response.writeHead(405).end();
    else if (seen.message?.id === 1) response.writeHead(500).end('broken');
    else {
      response.writeHead(202).end();
      open?.write(result(seen));
    }
  });
  const client = connect(url);
  client.send(initialize(), request(1), request(2));
  expect((await client.answer(1)).error?.data).toMatchObject({ status: 500 });
  await client.answer(2);
});

test.each([
  ['no stream', (response: ServerResponse) => void response.writeHead(404).end()],
  ['a stream that begins with something else', (response: ServerResponse) => void stream(response, event('{}'))],
  ['a stream that says nothing', (response: ServerResponse) => void stream(response)],
  ['a stream that ends', (response: ServerResponse) => void stream(response).end()],
])('with %s it is no such server: the first answer counts', async (_what, open) => {
  const { url } = await serve(({ method }, response) =>
    method === 'GET' ? open(response) : void response.writeHead(404).end('no such page'),
  );
  const client = connect(url, { deadlines: { endpoint: 50 } });
  client.send(initialize());
  expect((await client.answer('init')).error).toMatchObject({ code: -31502, data: { 'ai.agentmesh/code': 'http_status', status: 404 } });
});

test('a server that has taken a message before is not asked', async () => {
  const { url, seen } = await serve(({ message }, response) =>
    message?.id === 'init' ? json(response, resultOf('init', { protocolVersion: '2025-11-25' })) : void response.writeHead(405).end(),
  );
  const client = connect(url);
  client.send(initialize(), request(1));
  expect((await client.answer(1)).error?.data).toMatchObject({ status: 405 });
  expect(seen.map(({ method }) => method)).toEqual(['POST', 'POST']);
});
