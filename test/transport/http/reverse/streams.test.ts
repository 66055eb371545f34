import { once } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { JSON_HEADERS, send } from '../raw.js';
import { answerJson, openEvents, startUpstream } from '../upstream.js';
import { modern, openRequest, readUntil, rpc, startReverse, witness } from './harness.js';

const resultOf = (id: number) => JSON.stringify({ jsonrpc: '2.0', id, result: {} });
const event = (data: string, fields = '') => `${fields}data: ${data}\n\n`;
const progress = event(rpc('notifications/progress', undefined));

describe('a client that goes away', () => {
  test('from 2026-07-28 on: that is the cancellation, at the server too', async () => {
    const closed = vi.fn<() => void>();
    const upstream = await startUpstream((response) => {
      openEvents(response);
      response.write(progress);
      response.on('close', closed);
    });
    const { open, said } = witness();
    const front = await startReverse(upstream.url, open);
    const { headers, body } = modern('tools/call', 1, { name: 'a' });
    const post = openRequest(front.url, 'POST', headers, body);
    await readUntil(await post.response, /\n\n/);
    post.abort();
    await vi.waitFor(() => expect(closed).toHaveBeenCalled());
    await vi.waitFor(() => expect(said.at(-1)).toBe('conversation1.1 closed client'));
    expect(said.filter((line) => line.includes('error'))).toEqual([]);
  });

  test('… before there is any answer, too', async () => {
    const closed = vi.fn<() => void>();
    const upstream = await startUpstream((response) => void response.on('close', closed));
    const { open, said } = witness();
    const front = await startReverse(upstream.url, open);
    const { headers, body } = modern('tools/call', 1, { name: 'a' });
    const post = openRequest(front.url, 'POST', headers, body);
    post.response.catch(() => undefined);
    await vi.waitFor(() => expect(upstream.seen).toHaveLength(1));
    post.abort();
    await vi.waitFor(() => expect(closed).toHaveBeenCalled());
    await vi.waitFor(() => expect(said.at(-1)).toBe('conversation1.1 closed client'));
  });

  test('before: the answer is read to its end, for the record', async () => {
    let finish: (() => void) | undefined;
    const upstream = await startUpstream((response) => {
      openEvents(response);
      response.write(progress);
      finish = () => response.end(event(resultOf(1)));
    });
    const { open, said } = witness();
    const front = await startReverse(upstream.url, open);
    const post = openRequest(front.url, 'POST', JSON_HEADERS, rpc('tools/call', 1));
    const response = await post.response;
    await readUntil(response, /\n\n/);
    post.abort();
    await vi.waitFor(() => expect(response.closed).toBe(true));
    finish?.();
    await vi.waitFor(() => expect(said).toContain(`conversation1.1 s> ${resultOf(1)}`));
  });

  test('before, where the stream can be resumed: the server’s connection goes, so that it can be', async () => {
    const closed = vi.fn<() => void>();
    const upstream = await startUpstream((response) => {
      openEvents(response);
      response.write(event('', 'id: 1\n'));
      response.on('close', closed);
    });
    const front = await startReverse(upstream.url, witness().open);
    const post = openRequest(front.url, 'POST', JSON_HEADERS, rpc('tools/call', 1));
    await readUntil(await post.response, /id: 1\n/);
    post.abort();
    await vi.waitFor(() => expect(closed).toHaveBeenCalled());
  });
});

describe('a stream that breaks off', () => {
  test('and can be resumed: it breaks off for the client', async () => {
    const upstream = await startUpstream((response, { body }) => {
      if (body.includes('initialize')) return answerJson(response, resultOf(1), { 'mcp-session-id': 's1' });
      openEvents(response);
      return response.write(event('', 'id: 1\n'), () => response.destroy());
    });
    const front = await startReverse(upstream.url, witness().open);
    await send(front.url, { headers: JSON_HEADERS, body: rpc('initialize', 1) });
    const headers = { ...JSON_HEADERS, 'mcp-session-id': 's1' };
    await expect(send(front.url, { headers, body: rpc('tools/call', 2) })).rejects.toThrow(/aborted|terminated|ECONNRESET/);
  });

  test('and cannot: the client is told', async () => {
    const upstream = await startUpstream((response) => {
      openEvents(response);
      response.write(progress, () => response.destroy());
    });
    const front = await startReverse(upstream.url, witness().open);
    const answer = await send(front.url, { headers: JSON_HEADERS, body: rpc('tools/call', 2) });
    expect(answer.body.startsWith(progress)).toBe(true);
    expect(JSON.parse(answer.body.slice(progress.length + 'data: '.length))).toMatchObject({ id: 2, error: { code: -31502 } });
  });
});

describe('batches', () => {
  const batch = `[${rpc('bad', 1)},${rpc('good', 2)}]`;
  /** As the enforcement point does: the rest goes on, the refusal comes back. */
  const rules = () => {
    const { open } = witness();
    const refusal = Buffer.from('{"jsonrpc":"2.0","id":1,"error":{"code":-31403,"message":"denied"}}\n');
    return () => {
      const conversation = open();
      const exchange = {
        ...conversation.exchange(),
        fromClient: () => ({ toServer: [Buffer.from(`[${rpc('good', 2)}]\n`)], toClient: [refusal] }),
      };
      return { ...conversation, exchange: () => exchange };
    };
  };
  const answers = (body: string) => (JSON.parse(body) as { id: number }[]).map(({ id }) => id).toSorted((a, b) => a - b);

  test('answered as JSON: one array', async () => {
    const upstream = await startUpstream((response) => answerJson(response, `[ ${resultOf(2)} ]`));
    const front = await startReverse(upstream.url, rules());
    expect(answers((await send(front.url, { headers: JSON_HEADERS, body: batch })).body)).toEqual([1, 2]);
    expect(upstream.seen[0]?.body.toString()).toBe(`[${rpc('good', 2)}]`);
  });

  test('answered by a stream: on it', async () => {
    const upstream = await startUpstream((response) => {
      openEvents(response);
      response.end(event(resultOf(2)));
    });
    const front = await startReverse(upstream.url, rules());
    const { body } = await send(front.url, { headers: JSON_HEADERS, body: batch });
    expect(answers(`[${body.replaceAll('data: ', '').trim().split('\n\n').join(',')}]`)).toEqual([1, 2]);
  });

  test('of which nothing else was a request', async () => {
    const upstream = await startUpstream((response) => response.writeHead(202).end());
    const front = await startReverse(upstream.url, rules());
    // The rest has a request that the server takes for none: it is answered elsewhere or never.
    const answer = await send(front.url, { headers: JSON_HEADERS, body: batch });
    expect([answer.status, answers(answer.body)]).toEqual([200, [1]]);
  });
});

describe('slow readers', () => {
  // One reader that does not read must not make us hold what the server says.
  const EVENTS = 200;
  const SIZE = 1024 * 1024;

  test('stop the server: memory stays bounded over 200 MB', async () => {
    const data = rpc('notifications/message', undefined, { data: 'x'.repeat(SIZE) });
    let written = 0;
    const upstream = await startUpstream((response) => {
      openEvents(response);
      const more = () => {
        while (written < EVENTS) {
          written++;
          if (response.write(event(data))) continue;
          response.once('drain', more);
          return;
        }
        response.end(event(resultOf(1)));
      };
      more();
    });
    const { open } = witness();
    const quiet = () => {
      const conversation = open();
      const exchange = {
        ...conversation.exchange(),
        fromServer: ([line]: Parameters<typeof conversation.fromServer>[0]) => ({
          toServer: [],
          toClient: line === undefined ? [] : [line.raw],
        }),
      };
      return { ...conversation, exchange: () => exchange };
    };
    const front = await startReverse(upstream.url, quiet);
    const post = openRequest(front.url, 'POST', JSON_HEADERS, rpc('tools/call', 1));
    const response = await post.response;
    // Nobody reads: what is on its way comes to rest, far below the whole.
    let before = -1;
    await vi.waitFor(
      () => {
        const resting = written === before;
        before = written;
        expect(resting).toBe(true);
      },
      { timeout: 20_000, interval: 300 },
    );
    expect(written).toBeLessThan(40);
    const peak = process.memoryUsage().rss;
    let length = 0;
    for await (const chunk of response) length += (chunk as Buffer).length;
    expect(length).toBe(EVENTS * Buffer.byteLength(event(data)) + Buffer.byteLength(event(resultOf(1))));
    // Client, server and proxy are this one process; the whole would be 200 MB for each.
    expect(process.memoryUsage().rss - peak).toBeLessThan(150 * 1024 * 1024);
  });
});

describe('stop', () => {
  test('streams that have no end are ended; what is asked is answered', async () => {
    let finish: (() => void) | undefined;
    const upstream = await startUpstream((response, { method, body }) => {
      if (method === 'GET') return openEvents(response);
      return void (finish = () => answerJson(response, resultOf((JSON.parse(body.toString()) as { id: number }).id)));
    });
    const { open, said } = witness();
    const front = await startReverse(upstream.url, open);
    const stream = openRequest(front.url, 'GET');
    await stream.response;
    const answer = send(front.url, { headers: JSON_HEADERS, body: rpc('ping', 1) });
    await vi.waitFor(() => expect(finish).toBeDefined());
    front.stop();
    const response = await stream.response;
    response.resume();
    await once(response, 'close');
    finish?.();
    expect((await answer).body).toBe(resultOf(1));
    expect(await front.ended).toEqual({ code: null, signal: 'SIGTERM' });
    expect(said.at(-1)).toBe('conversation1 closed server');
  });
});

describe('log in', () => {
  test('metadata of the server is passed on, without secrets', async () => {
    const upstream = await startUpstream((response) => answerJson(response, '{"resource":"https://server.example/mcp"}'));
    const front = await startReverse(upstream.url, witness().open);
    for (const path of ['/.well-known/oauth-protected-resource/mcp', '/.well-known/oauth-authorization-server']) {
      const answer = await send(new URL(path, front.url).href, { method: 'GET', headers: { authorization: 'x', cookie: 'y' } });
      expect([answer.status, answer.body]).toEqual([200, '{"resource":"https://server.example/mcp"}']);
    }
    expect(upstream.seen.map(({ url }) => url)).toEqual([
      '/.well-known/oauth-protected-resource/server/mcp',
      '/.well-known/oauth-authorization-server',
    ]);
    for (const { headers } of upstream.seen) expect([headers.authorization, headers.cookie]).toEqual([undefined, undefined]);
    expect((await send(new URL('/.well-known/other', front.url).href, { method: 'GET' })).status).toBe(404);
  });

  test('… not where the listener asks for tokens of its own', async () => {
    const upstream = await startUpstream((response) => answerJson(response, '{}'));
    const front = await startReverse(upstream.url, witness().open, { authorization: 'strip' });
    expect((await send(new URL('/.well-known/oauth-protected-resource', front.url).href, { method: 'GET' })).status).toBe(404);
    expect(upstream.seen).toEqual([]);
  });
});
