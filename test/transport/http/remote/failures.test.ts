import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { ServerResponse } from 'node:http';
import { describe, expect, test, onTestFinished } from 'vitest';
import { connectRemote } from '../../../../src/transport/http/remote/connect-remote.js';
import { UserError } from '../../../../src/errors/exit.js';
import { connect, event, json, modern, request, resultOf, serve, stream, type Seen } from './harness.js';

const failed = (code: string) => ({ code: -31502, data: { 'ai.agentmesh/code': code } });

describe('what a server says instead of an answer', () => {
  const cases: [string, (response: ServerResponse, seen: Seen) => void, object, RegExp][] = [
    [
      'a challenge',
      (response) => void response.writeHead(401, { 'www-authenticate': 'Bearer resource_metadata="https://as.example/x"' }).end(),
      {
        code: -31502,
        data: { 'ai.agentmesh/code': 'http_status', status: 401, www_authenticate: 'Bearer resource_metadata="https://as.example/x"' },
      },
      /HTTP 401.*credentials.*WWW-Authenticate: Bearer resource_metadata/,
    ],
    [
      'too many',
      (response) => void response.writeHead(429, { 'retry-after': '7' }).end('slow down'),
      { data: { status: 429, retry_after: '7' } },
      /after 7 seconds.*slow down/,
    ],
    [
      'an error page',
      (response) => void response.writeHead(502, { 'content-type': 'text/html' }).end('<html>'),
      failed('http_status'),
      /HTTP 502$/,
    ],
    ['200 and nothing', (response) => void response.writeHead(200).end(), failed('not_mcp'), /HTTP 200 and no answer/],
    ['202', (response) => void response.writeHead(202).end(), failed('not_mcp'), /HTTP 202/],
    ['204', (response) => void response.writeHead(204).end(), failed('not_mcp'), /HTTP 204/],
    [
      'a page',
      (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
      failed('not_mcp'),
      /text\/html.*URL of an MCP server/,
    ],
    ['JSON that is none', (response) => json(response, '{"a":'), failed('not_mcp'), /no answer to what was asked/],
    ['JSON that is something else', (response) => json(response, '{"ok":true}'), failed('not_mcp'), /no answer/],
    ['an empty body', (response) => json(response, ''), failed('not_mcp'), /no answer/],
    ['a compressed body', (response) => json(response, 'x', 200, { 'content-encoding': 'gzip' }), failed('not_mcp'), /encoding gzip/],
    [
      'a cut connection before the headers',
      (response) => void response.socket?.destroy(),
      failed('unreachable'),
      /broke before it answered.*may have been done or not/,
    ],
    [
      'a cut connection within the body',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
        response.write('{"jsonrpc":"2.0","id":1,"result":{}}', () => response.socket?.destroy());
      },
      failed('cut_off'),
      /cut off.*may have been done or not/,
    ],
    [
      'an error that names nobody',
      (response) => json(response, '{"jsonrpc":"2.0","id":null,"error":{"code":-32000,"message":"Bad Request","data":{"a":1}}}', 400),
      { code: -32000, message: 'Bad Request', data: { a: 1 } },
      /^Bad Request$/,
    ],
    [
      'a redirect elsewhere',
      (response) => void response.writeHead(307, { location: 'http://127.0.0.2/mcp?token=1' }).end(),
      failed('redirected'),
      /redirects to http:\/\/127\.0\.0\.2\/mcp \(HTTP 307\)/,
    ],
    [
      'a redirect that makes it a GET',
      (response) => void response.writeHead(302, { location: '/other' }).end(),
      failed('redirected'),
      /redirects to/,
    ],
    ['a redirect in a circle', (response) => void response.writeHead(308, { location: '/mcp' }).end(), failed('redirected'), /HTTP 308/],
    [
      'a redirect to what is no place',
      (response) => void response.writeHead(307, { location: 'javascript:alert(1)' }).end(),
      failed('redirected'),
      /redirects to javascript: \(HTTP 307\)/,
    ],
    ['a redirect to nowhere', (response) => void response.writeHead(307).end(), failed('redirected'), /nowhere/],
  ];
  test.each(cases)('%s', async (_what, say, error, message) => {
    const { url } = await serve((seen, response) => (seen.message?.id === 2 ? json(response, resultOf(2)) : say(response, seen)));
    const client = connect(url, { headers: { authorization: 'Bearer secret' } });
    client.send(modern(1, 'tools/list'));
    const got = (await client.answer(1)).error;
    expect(got).toMatchObject(error);
    expect(got?.message).toMatch(message);
    // One bad answer does not end the conversation, and nobody is answered twice.
    client.send(modern(2, 'tools/list'));
    await client.answer(2);
    await client.end();
    expect(client.received.lines).toHaveLength(2);
    expect(client.logged.join('\n') + client.received.lines.join('\n')).not.toContain('secret');
  });

  test('a POST follows 307 and 308 on the same origin', async () => {
    const { url, seen } = await serve(({ path, message }, response) => {
      if (path === '/mcp') response.writeHead(307, { location: '/mcp/' }).end();
      else json(response, resultOf(message?.id));
    });
    const client = connect(url);
    client.send(request(1));
    await client.answer(1);
    expect(seen.map(({ method, path }) => [method, path])).toEqual([
      ['POST', '/mcp'],
      ['POST', '/mcp/'],
    ]);
    expect(seen[1]?.body).toBe(seen[0]?.body);
  });

  test('noise on a stream is not for the client, nor are other types of events', async () => {
    const { url } = await serve(
      (_seen, response) =>
        void stream(response).end(
          event('[info] ready') + event('{"jsonrpc":"2.0","id":1,"result":{"wrong":1}}', 'event: other\n') + event(resultOf(1)),
        ),
    );
    const client = connect(url);
    client.send(request(1));
    expect((await client.answer(1)).result).toEqual({});
    expect(client.received.lines).toHaveLength(1);
    expect(client.logged.some((line) => line.includes('no message'))).toBe(true);
  });
});

describe('limits', () => {
  const long = JSON.stringify('x'.repeat(4000));
  test.each([
    ['as JSON', (response: ServerResponse) => json(response, `{"jsonrpc":"2.0","id":1,"result":${long}}`)],
    ['as an event', (response: ServerResponse) => void stream(response).end(event(`{"jsonrpc":"2.0","id":1,"result":${long}}`))],
    [
      'as an event whose id comes last',
      (response: ServerResponse) => void stream(response).end(event(`{"jsonrpc":"2.0","result":${long},"id":1}`)),
    ],
  ])('an answer over the limit, %s, is an error', async (_what, say) => {
    const { url } = await serve((seen, response) => (seen.message?.id === 1 ? say(response) : json(response, resultOf(seen.message?.id))));
    const client = connect(url, { maxLineBytes: 1000 });
    client.send(request(1));
    expect((await client.answer(1)).error?.data?.['ai.agentmesh/code']).toMatch(/^(?:too_large|cut_off)$/);
    client.send(request(2));
    await client.answer(2);
  });

  test('a client that does not read stops the server’s streams; then all of it arrives', async () => {
    const line = JSON.stringify({ jsonrpc: '2.0', method: 'n', params: { text: 'x'.repeat(60_000) } });
    const chunk = event(line);
    const total = 400;
    let written = 0;
    const { url } = await serve((_seen, response) => {
      stream(response);
      const more = () => {
        while (written < total) {
          written++;
          if (response.write(chunk)) continue;
          response.once('drain', more);
          return;
        }
        response.end(event(resultOf(1)));
      };
      more();
    });
    const client = connect(url);
    client.output.pause();
    client.send(request(1));
    // Until nothing moves any more: each turn of the loop lets the sockets do all that they can.
    for (let still = 0, before = -1; still < 50; still = written === before ? still + 1 : 0) {
      before = written;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    // Socket buffers of the system included.
    expect(written).toBeLessThan(total);
    client.output.resume();
    const expected = total * (line.length + 1) + resultOf(1).length + 1;
    await client.received.until(({ length }) => length >= expected);
    expect(client.received.length).toBe(expected);
  });
});

describe('servers that cannot be reached', () => {
  test('nothing listens there', async () => {
    const { url, server } = await serve(() => undefined);
    server.close();
    await once(server, 'close');
    const client = connect(url);
    client.send(request(1));
    expect((await client.answer(1)).error).toMatchObject({ ...failed('unreachable'), data: { reason: 'ECONNREFUSED' } });
    expect((await client.answer(1)).error?.message).toBe(`Cannot connect to ${url.origin}: nothing listens there (ECONNREFUSED)`);
  });

  test('there is no such host', async () => {
    const client = connect(new URL('https://no-such-host.invalid/mcp'));
    client.send(request(1));
    expect((await client.answer(1)).error?.data?.['ai.agentmesh/code']).toBe('unreachable');
  });

  test('TLS to a port that speaks plain HTTP', async () => {
    const { url } = await serve((_seen, response) => json(response, '{}'));
    const client = connect(new URL(url.href.replace('http:', 'https:')));
    client.send(request(1));
    const { error } = await client.answer(1);
    expect(error).toMatchObject(failed('tls'));
    expect(error?.message).toMatch(/no TLS.*http:\/\/.*EPROTO/);
  });

  test('a connection that is never finished', async () => {
    const silent = createServer();
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const sockets: { destroy(): void }[] = [];
    silent.on('connection', (socket) => sockets.push(socket));
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      silent.close();
    });
    const client = connect(new URL(`https://127.0.0.1:${(silent.address() as AddressInfo).port}/`), { deadlines: { connect: 50 } });
    client.send(request(1));
    expect((await client.answer(1)).error).toMatchObject({ code: -31504, data: { 'ai.agentmesh/code': 'timeout' } });
  });

  test('an answer that does not begin in time, where a time is given', async () => {
    const { url } = await serve(() => undefined);
    const client = connect(url, { deadlines: { headers: 20 } });
    client.send(request(1));
    expect((await client.answer(1)).error).toMatchObject({ code: -31504 });
  });
});

describe('ends', () => {
  test('the end of input waits for what is open, and not longer than the grace', async () => {
    const { url, until } = await serve(() => undefined);
    const client = connect(url, { deadlines: { grace: 20 } });
    client.send(request(1));
    await until(() => true);
    await expect(client.end()).resolves.toEqual({ code: 0, signal: null });
  });

  test('what is open is answered before the end', async () => {
    const { url, until } = await serve(() => undefined);
    const client = connect(url);
    client.send(request(1));
    const { response } = await until(() => true);
    const end = client.end();
    json(response, resultOf(1));
    await end;
    expect(client.received.lines).toEqual([resultOf(1)]);
  });

  test('a signal tears everything down', async () => {
    const { url, until } = await serve((_seen, response) => void stream(response));
    const client = connect(url);
    client.send(request(1));
    const { response } = await until(() => true);
    client.proxy.stop('SIGTERM');
    await expect(client.proxy.ended).resolves.toEqual({ code: null, signal: 'SIGTERM' });
    if (!response.closed) await once(response, 'close');
  });
});

describe('what is refused at the start', () => {
  test.each([
    ['http://example.com/mcp', {}, /not encrypted/],
    ['http://10.0.0.1/mcp', {}, /--allow-http/],
    ['http://127.evil.example/', {}, /not encrypted/],
    ['http://mcp.localhost/', {}, /not encrypted/],
    ['https://user:pass@example.com/', {}, /holds a password/],
    ['ftp://example.com/', {}, /https:\/\//],
    ['https://example.com/', { Host: 'x' }, /the proxy's own/],
    ['https://example.com/', { 'Mcp-Session-Id': 'x' }, /the proxy's own/],
    ['https://example.com/', { 'a b': 'x' }, /no valid header/],
    ['https://example.com/', { authorization: 'se\ncret' }, /no valid header/],
  ])('%s %j', (url, headers, message) => {
    const start = () => connectRemote({ url: new URL(url), headers });
    expect(start).toThrow(UserError);
    expect(start).toThrow(message);
    expect(start).not.toThrow(/pass@|se\ncret/);
  });

  test.each(['http://localhost:1/', 'http://127.0.0.9/', 'http://[::1]:3/', 'https://example.com/'])('%s is not', (url) => {
    connectRemote({ url: new URL(url) }).stop('SIGTERM');
  });

  test('plain HTTP is taken when it is allowed', () => {
    connectRemote({ url: new URL('http://example.com/'), allowInsecure: true }).stop('SIGTERM');
  });
});
