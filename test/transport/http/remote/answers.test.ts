import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import * as fc from '../../../properties.js';
import { connect, event, handshake, initialize, initialized, json, modern, request, resultOf, serve, stream } from './harness.js';

/** Everything that a server may do with a request, right and wrong; `again` with the GET that follows. */
const ways: Readonly<Record<string, (response: ServerResponse, id: unknown) => void>> = {
  json: (response, id) => json(response, resultOf(id)),
  event: (response, id) => void stream(response).end(event(resultOf(id))),
  twice: (response, id) => void stream(response).end(event(resultOf('other')) + event(resultOf(id))),
  pieces: (response, id) => {
    stream(response, event(resultOf(id)).slice(0, 9));
    setImmediate(() => response.end(event(resultOf(id)).slice(9)));
  },
  'cut, resumable': (response) => void stream(response).end('id: here\nretry: 1\ndata:\n\n'),
  'broken, resumable': (response) => void stream(response).write('id: here\nretry: 1\ndata:\n\n', () => response.socket?.destroy()),
  'broken in an event': (response, id) => void stream(response).write(event(resultOf(id)).slice(0, -1), () => response.socket?.destroy()),
  'left open': (response, id) => void stream(response, event(resultOf(id))),
  'wrong id': (response) => json(response, resultOf('unknown')),
  nothing: (response) => void response.writeHead(200).end(),
  accepted: (response) => void response.writeHead(202).end(),
  error: (response) => void response.writeHead(500).end('x'),
  'own error': (response, id) => json(response, JSON.stringify({ jsonrpc: '2.0', id, error: { code: -1, message: 'm' } }), 400),
  noise: (response) => void stream(response).end(event('hello')),
  reset: (response) => void response.socket?.destroy(),
};
const way = fc.constantFrom(...Object.keys(ways));

test('whatever a server does: each request is answered once, in both eras', async () => {
  const resumed = fc.constantFrom('cut, resumable', 'nothing', 'error', 'reset', 'event');
  await fc.assert(
    fc.asyncProperty(fc.array(way, { minLength: 1, maxLength: 12 }), resumed, fc.boolean(), async (chosen, onGet, isModern) => {
      let gets = 0;
      const { url, server } = await serve((seen, response) => {
        if (seen.method === 'GET' && seen.headers['last-event-id'] === 'here') {
          gets++;
          // Which request it was, nobody has told the server: as with one that has forgotten.
          (ways[gets > 20 ? 'error' : onGet] ?? ways['error'])?.(response, `late-${gets}`);
        } else if (!handshake(seen, response)) ways[chosen[Number(seen.message?.id)] ?? 'json']?.(response, seen.message?.id);
      });
      const client = connect(url, { deadlines: { linger: 1 } });
      if (!isModern) client.send(initialize(), initialized);
      const ids = chosen.map((_, id) => id);
      client.send(...ids.map((id) => (isModern ? modern(id, 'tools/list') : request(id))));
      for (const id of ids) await client.answer(id);
      await client.end();
      const answers = client.received.lines.map((line) => (JSON.parse(line) as { id: unknown }).id);
      expect(
        answers
          .filter((id) => typeof id === 'number')
          .map(String)
          .sort(),
      ).toEqual(ids.map(String).sort());
      server.closeAllConnections();
      server.close();
    }),
    { numRuns: 40 },
  );
});

describe('what waits for its turn', () => {
  test('a request that is taken back before it was sent is not sent, nor is the taking back', async () => {
    const { url, until, seen } = await serve(({ message }, response) => {
      if (message?.id !== 'init') json(response, resultOf(message?.id));
    });
    const client = connect(url);
    client.send(initialize());
    const { response } = await until(() => true);
    client.send(request(1), request(2), { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } });
    json(response, resultOf('init', { protocolVersion: '2025-11-25' }));
    await client.answer(2);
    await client.end();
    expect(seen.filter(({ method }) => method === 'POST').map(({ message }) => message?.id)).toEqual(['init', 2]);
  });

  test('more than can wait is refused', async () => {
    const { url } = await serve(() => undefined);
    const client = connect(url, { maxLineBytes: 1000 });
    client.send(...Array.from({ length: 400 }, (_, id) => request(id)));
    expect((await client.answer(399)).error?.data).toMatchObject({ 'ai.agentmesh/code': 'too_many' });
  });

  test('more unfinished answers than are kept', async () => {
    const { url } = await serve((_seen, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write(' '.repeat(900));
    });
    const client = connect(url, { maxLineBytes: 1000 });
    client.send(...Array.from({ length: 5 }, (_, id) => request(id)));
    await client.received.until(({ lines }) => lines.length > 0);
    expect(client.received.lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { error: { data: { 'ai.agentmesh/code': 'too_large' } } },
    ]);
  });
});

describe('the end', () => {
  test('subscriptions/listen ends with the client', async () => {
    const { url, until } = await serve((_seen, response) => void stream(response));
    const client = connect(url);
    client.send(modern(1, 'subscriptions/listen'));
    const { response } = await until(() => true);
    await client.end();
    if (!response.closed) await new Promise((resolve) => response.once('close', resolve));
    expect(client.received.lines).toEqual([]);
  });

  test('a server that does not answer to the end of its session does not hold us up', async () => {
    const { url, until } = await serve((seen, response) => {
      if (seen.method !== 'DELETE') handshake(seen, response, 'S');
    });
    const client = connect(url, { deadlines: { farewell: 3_600_000, shortFarewell: 20 } });
    client.send(initialize());
    await client.answer('init');
    client.proxy.stop('SIGTERM');
    await until(({ method }) => method === 'DELETE');
    await expect(client.proxy.ended).resolves.toEqual({ code: null, signal: 'SIGTERM' });
  });

  test('a second signal waits for nothing', async () => {
    const { url, until } = await serve((seen, response) => {
      if (seen.method !== 'DELETE') handshake(seen, response, 'S');
    });
    const client = connect(url, { deadlines: { shortFarewell: 3_600_000 } });
    client.send(initialize());
    await client.answer('init');
    client.proxy.stop('SIGTERM');
    await until(({ method }) => method === 'DELETE');
    client.proxy.stop('SIGTERM');
    await client.proxy.ended;
  });
});
