import { once } from 'node:events';
import { get, type IncomingMessage, type ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { connect, event, handshake, initialize, initialized, modern, request, resultOf, serve, stream } from './harness.js';

const never = 3_600_000;
const ask = '{"jsonrpc":"2.0","id":"s1","method":"sampling/createMessage"}';

test('what a server asks on the listening stream alone reaches the client, however late that stream is answered', async () => {
  let listening: ServerResponse | undefined;
  let call: ServerResponse | undefined;
  const { url } = await serve((seen, response) => {
    if (seen.method === 'GET' && seen.path === '/mcp') {
      void roundTrips(new URL('/elsewhere', url), 5).then(() => (listening = stream(response)));
    } else if (seen.method === 'GET') {
      response.end();
    } else if (seen.message?.method === 'tools/call') {
      // As SDK servers do: nobody listens, and the question is gone.
      call = response;
      listening?.write(event(ask));
    } else if (seen.message?.result !== undefined) {
      response.writeHead(202).end();
      call?.writeHead(200, { 'content-type': 'application/json' }).end(resultOf(1));
    } else {
      handshake(seen, response, 'S');
    }
  });
  const client = connect(url, { deadlines: { listening: never } });
  client.send(initialize(), initialized, request(1, 'tools/call'));
  await client.received.until(({ lines }) => lines.includes(ask));
  client.send({ jsonrpc: '2.0', id: 's1', result: {} });
  await client.answer(1);
});

test.each([
  ['with a stream', (response: ServerResponse) => void stream(response)],
  ['that there is none', (response: ServerResponse) => void response.writeHead(405).end()],
  ['that the session is gone', (response: ServerResponse) => void response.writeHead(404).end()],
  ['that it is busy', (response: ServerResponse) => void response.writeHead(503).end()],
  ['by hanging up', (response: ServerResponse) => void response.destroy()],
])('a server that answers %s holds nothing up', async (_what, answer) => {
  const { url } = await serve((seen, response) => {
    if (seen.method === 'GET') answer(response);
    else if (!handshake(seen, response, 'S')) stream(response).end(event(resultOf(seen.message?.id)));
  });
  const client = connect(url, { deadlines: { listening: never, resume: never } });
  client.send(initialize(), initialized, request(1));
  await client.answer(1);
});

/** A server that never answers a GET, and everything else at once. */
const silentToGet = () =>
  serve((seen, response) => {
    if (seen.method !== 'GET' && !handshake(seen, response, 'S')) stream(response).end(event(resultOf(seen.message?.id)));
  });

test('a server that never answers holds requests up no longer than the deadline', async () => {
  const { url } = await silentToGet();
  const client = connect(url, { deadlines: { listening: 1 } });
  client.send(initialize(), initialized, request(1));
  await client.answer(1);
});

test('only requests of the handshake era are held: nothing else needs the stream', async () => {
  const { url, until, seen } = await silentToGet();
  const client = connect(url, { deadlines: { listening: never } });
  client.send(initialize(), initialized, { jsonrpc: '2.0', method: 'notifications/roots/list_changed' });
  await until(({ message }) => message?.method === 'notifications/roots/list_changed');
  client.send(modern(1, 'tools/list'), initialize('again'));
  await client.answer(1);
  await client.answer('again');
  client.send(request(2));
  await until(({ method }) => method === 'GET');
  expect(seen.some(({ message }) => message?.id === 2)).toBe(false);
});

test('a request that is taken back while it is held is never sent', async () => {
  const { url, seen, until } = await silentToGet();
  const client = connect(url, { deadlines: { listening: never } });
  client.send(initialize(), initialized);
  await until(({ method }) => method === 'GET');
  client.send(request(1), { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } });
  await client.end();
  expect(seen.some(({ message }) => message?.id === 1)).toBe(false);
});

test('a client that has ended its input can be asked nothing, and waits for no stream', async () => {
  const { url, until } = await silentToGet();
  const client = connect(url, { deadlines: { listening: never } });
  client.send(initialize(), initialized);
  await until(({ method }) => method === 'GET');
  client.send(request(1));
  const ended = client.end();
  await client.answer(1);
  await ended;
});

/** Time for whatever else is on its way to the same server to arrive. */
async function roundTrips(url: URL, times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    const [response] = (await once(get(url), 'response')) as [IncomingMessage];
    await once(response.resume(), 'end');
  }
}
