import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test, vi } from 'vitest';
import { UserError } from '../../../../src/errors/exit.js';
import type { Admit } from '../../../../src/transport/http/caller.js';
import type { HttpBackend } from '../../../../src/transport/http/http-backend.js';
import { JSON_HEADERS, send, sendBytes } from '../raw.js';
import { echoBackend, passing, startFront } from './harness.js';

/** Of a refusal's body. */
function codeIn(body: string): unknown {
  const parsed = JSON.parse(body) as { id: unknown; error: { code: number; message: string; data: Record<string, unknown> } };
  expect(parsed).toMatchObject({ jsonrpc: '2.0', id: null });
  return parsed.error.data['ai.agentmesh/code'];
}

describe('what reaches the backend', () => {
  test.each([
    ['POST', '{"a":1}', JSON_HEADERS],
    ['GET', '', { accept: 'text/event-stream' }],
    ['DELETE', '', {}],
  ])('%s', async (method, body, headers) => {
    const front = await startFront();
    expect(await send(front.url, { method, headers, body })).toMatchObject({ status: 200, body: `${method}:${body}` });
  });

  test('what a client has sent whole before it went', async () => {
    const bodies: string[] = [];
    const front = await startFront({ backend: echoBackend((_response, body) => void bodies.push(body)) });
    const { hostname, port } = new URL(front.url);
    const socket = connect(Number(port), hostname);
    socket.end('POST /mcp HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 7\r\n\r\n{"a":1}');
    await vi.waitFor(() => expect(bodies).toEqual(['{"a":1}']));
  });

  test('a body in chunks, cut anywhere', async () => {
    const front = await startFront();
    const chunks = ['{', '"a', '":1', '}'].map((piece) => `${piece.length.toString(16)}\r\n${piece}\r\n`).join('');
    const bytes = `POST /mcp HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n${chunks}0\r\n\r\n`;
    expect(await sendBytes(front.url, bytes)).toMatch(/^HTTP\/1\.1 200 [\s\S]*POST:\{"a":1\}/);
  });

  test('pipelined requests, in order', async () => {
    const front = await startFront();
    const post = (body: string, more = '') =>
      `POST /mcp HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n${more}content-length: ${body.length}\r\n\r\n${body}`;
    const said = await sendBytes(front.url, post('1') + post('22') + post('3', 'connection: close\r\n'));
    expect([...said.matchAll(/POST:\d+/g)].map(String)).toEqual(['POST:1', 'POST:22', 'POST:3']);
  });

  test('HTTP/1.0', async () => {
    const front = await startFront();
    const said = await sendBytes(
      front.url,
      'POST /mcp HTTP/1.0\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}',
    );
    expect(said).toMatch(/^HTTP\/1\.1 200 [\s\S]*POST:\{\}/);
  });

  test('a body after our word (Expect: 100-continue)', async () => {
    const front = await startFront();
    const answer = await new Promise<string>((resolve, reject) => {
      const sent = request(front.url, { method: 'POST', headers: { ...JSON_HEADERS, expect: '100-continue', 'content-length': 2 } });
      sent.on('continue', () => sent.end('{}')).on('response', (response) => resolve(text(response)));
      sent.on('error', reject).flushHeaders();
    });
    expect(answer).toBe('POST:{}');
  });
});

describe('what does not', () => {
  const seen = vi.fn<() => void>();
  const backend = echoBackend((response) => {
    seen();
    response.end();
  });
  const limits = { maxBodyBytes: 1000, maxHeaderBytes: 4096 };
  const post = (headers: Record<string, string> = {}, body = '{}') => ({ headers: { ...JSON_HEADERS, ...headers }, body });

  test.each([
    ['a foreign Host', post({ host: 'evil.example' }), 403, 'host_not_allowed'],
    ['a foreign Origin', post({ origin: 'https://evil.example' }), 403, 'origin_not_allowed'],
    [
      'two hosts',
      { headers: ['host', 'localhost', 'host', 'evil.example', 'content-type', 'application/json'], body: '{}' },
      400,
      'ambiguous_header',
    ],
    ['another method', { method: 'PUT' }, 405, 'method_not_allowed'],
    ['PATCH', { method: 'PATCH' }, 405, 'method_not_allowed'],
    [
      'a preflight of a page that was not allowed',
      { method: 'OPTIONS', headers: { origin: 'http://localhost:1' } },
      405,
      'method_not_allowed',
    ],
    ['what a page may send unasked', post({ 'content-type': 'text/plain' }), 415, 'unsupported_media_type'],
    ['an expectation that nobody can meet', post({ expect: 'the unexpected' }), 417, 'expectation_failed'],
    ['a compressed body', post({ 'content-encoding': 'gzip' }), 415, 'unsupported_media_type'],
    ['a large body that says so', post({}, 'x'.repeat(1001)), 413, 'body_too_large'],
    ['a large body in chunks', post({ 'transfer-encoding': 'chunked' }, 'x'.repeat(1001)), 413, 'body_too_large'],
    ['large headers', post({ 'mcp-param-a': 'x'.repeat(5000) }), 431, 'headers_too_large'],
  ])('%s', async (_what, sent, status, code) => {
    seen.mockClear();
    const front = await startFront({ backend, limits });
    const answer = await send(front.url, sent);
    expect([answer.status, codeIn(answer.body)]).toEqual([status, code]);
    expect(answer.headers['content-type']).toBe('application/json');
    if (status === 405) expect(answer.headers.allow).toBe('POST, GET, DELETE');
    expect(seen).not.toHaveBeenCalled();
  });

  test.each([
    ['a foreign Origin', 'origin: https://evil.example\r\n', 403, 'origin_not_allowed'],
    ['a second session', 'mcp-session-id: a\r\nmcp-session-id: b\r\n', 400, 'ambiguous_header'],
    ['a coding', 'content-encoding: gzip\r\n', 415, 'unsupported_media_type'],
  ])('%s behind thousands of other headers', async (_what, last, status, code) => {
    seen.mockClear();
    const front = await startFront({ backend });
    const others = Array.from({ length: 3_000 }, (_, at) => `${at.toString(36)}:\r\n`).join('');
    const head = `POST /mcp HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: 2\r\n${others}${last}\r\n`;
    const said = await sendBytes(front.url, `${head}{}`);
    expect([said.slice(9, 12), said]).toEqual([String(status), expect.stringContaining(`"${code}"`)]);
    expect(seen).not.toHaveBeenCalled();
  });

  test.each(['/', '/mcp/', '/mcp/x', '/MCP', '//mcp', '/%6dcp', '/.well-known/oauth-protected-resource'])(
    'another path: %s',
    async (path) => {
      const front = await startFront();
      const answer = await sendBytes(front.url, `GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    },
  );

  test('a request to somebody else (absolute form)', async () => {
    const front = await startFront();
    const answer = await sendBytes(front.url, 'GET http://evil.example/mcp HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
  });

  // Each could be read as one request or as two, by us and by the next server (RFC 9112 §11.2).
  test.each([
    ['two lengths', 'content-length: 2\r\ncontent-length: 3\r\n\r\n{}'],
    ['a list of lengths', 'content-length: 2, 2\r\n\r\n{}'],
    ['a length and chunks', 'content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['chunks that are not last', 'transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n'],
    ['a coding that looks like chunked', 'transfer-encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['a blank before the colon', 'content-length : 2\r\n\r\n{}'],
    ['a signed length', 'content-length: +2\r\n\r\n{}'],
    ['a line ended by LF alone in chunks', 'transfer-encoding: chunked\r\n\r\n2\n{}\n0\n\n'],
    ['a coding beside chunks', 'transfer-encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n'],
    ['a coding that is empty, and a length', 'transfer-encoding: \r\ncontent-length: 2\r\n\r\n{}'],
    ['a line that goes on in the next', 'transfer-encoding:\r\n chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n'],
    ['a line ended by LF alone', 'x-a: b\ncontent-length: 2\r\n\r\n{}'],
    ['a NUL in a header', 'x-a: b\0\r\ncontent-length: 2\r\n\r\n{}'],
    ['a length behind the body', 'transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\ncontent-length: 4\r\n\r\n'],
    ['a chunk size that is none', 'transfer-encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n'],
  ])('smuggling: %s', async (_what, rest) => {
    seen.mockClear();
    const front = await startFront({ backend });
    const said = await sendBytes(front.url, `POST /mcp HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n${rest}`);
    expect(said).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n[\s\S]*"bad_request"/);
    expect(said.match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(seen).not.toHaveBeenCalled();
  });

  test('chunks in HTTP/1.0, whose readers know none', async () => {
    seen.mockClear();
    const front = await startFront({ backend });
    const head = 'POST /mcp HTTP/1.0\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n';
    expect(await sendBytes(front.url, `${head}2\r\n{}\r\n0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 [\s\S]*"bad_request"/);
    expect(seen).not.toHaveBeenCalled();
  });

  test('a sender that is too slow', async () => {
    const front = await startFront({ backend, limits: { headersTimeoutMs: 50, requestTimeoutMs: 100 } });
    expect(await sendBytes(front.url, 'POST /mcp HTTP/1.1\r\nhost: loc')).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('a body that does not come in time', async () => {
    seen.mockClear();
    const front = await startFront({ backend, limits: { headersTimeoutMs: 50, requestTimeoutMs: 100 } });
    const head = 'POST /mcp HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{';
    expect(await sendBytes(front.url, head)).toMatch(/^HTTP\/1\.1 408 /);
    expect(seen).not.toHaveBeenCalled();
  });
});

describe('who is let in', () => {
  const admit = async () => ({ admitted: false, challenge: 'Bearer realm="x"', message: 'a token is needed' }) as const;

  test('401 with its challenge, before the body was read', async () => {
    const front = await startFront({ admit });
    const head = 'POST /mcp HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 999999\r\n\r\n';
    const { hostname, port } = new URL(front.url);
    const socket = connect(Number(port), hostname);
    socket.write(head);
    const said = await new Promise<string>((resolve) => socket.once('data', (bytes: Buffer) => resolve(bytes.toString())));
    socket.destroy();
    expect(said).toMatch(/^HTTP\/1\.1 401 [\s\S]*www-authenticate: Bearer realm="x"\r\n[\s\S]*"unauthorized"/i);
  });

  test('metadata for who has no token yet', async () => {
    const metadata = { resource: 'https://mcp.example/mcp', authorization_servers: ['https://as.example'] };
    const front = await startFront({ admit, metadata });
    for (const path of ['/.well-known/oauth-protected-resource', '/.well-known/oauth-protected-resource/mcp']) {
      const answer = await send(new URL(path, front.url).href, { method: 'GET' });
      expect([answer.status, JSON.parse(answer.body)]).toEqual([200, metadata]);
    }
  });

  test('the caller is the one that was admitted', async () => {
    const backend: HttpBackend = { ...echoBackend(), get: async ({ caller, response }) => void response.end(caller.key) };
    const front = await startFront({
      backend,
      admit: async ({ authorization = '' }) => ({ admitted: true, caller: { key: authorization, open: () => passing } }),
    });
    expect((await send(front.url, { method: 'GET', headers: { authorization: 'Bearer a' } })).body).toBe('Bearer a');
  });
});

describe('pages', () => {
  test('one that was allowed may ask, and read what comes', async () => {
    const front = await startFront({ allowedOrigins: ['https://tool.example'] });
    const origin = 'https://tool.example';
    const asked = await send(front.url, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-headers': 'content-type, mcp-param-region, x-other' },
    });
    expect([asked.status, asked.headers['access-control-allow-origin']]).toEqual([204, origin]);
    expect(asked.headers['access-control-allow-headers']).toMatch(/mcp-session-id.*, mcp-param-region$/);
    const answer = await send(front.url, { headers: { ...JSON_HEADERS, origin }, body: '{}' });
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([200, origin]);
    expect(answer.headers['access-control-expose-headers']).toContain('mcp-session-id');
  });

  test('one of this machine may call, but not read', async () => {
    const front = await startFront();
    const answer = await send(front.url, { headers: { ...JSON_HEADERS, origin: 'http://localhost:1' }, body: '{}' });
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([200, undefined]);
  });
});

describe('load', () => {
  test('requests that wait behind another on a connection that goes leave their places', async () => {
    let waiting = 0;
    let left = 0;
    const backend = echoBackend((response, body) => {
      if (body === 'at once') {
        response.end(body);
        return;
      }
      waiting++;
      response.on('close', () => void left++);
    });
    const front = await startFront({ backend, limits: { maxRequests: 3 } });
    const { hostname, port } = new URL(front.url);
    const socket = connect(Number(port), hostname);
    socket.write('POST /mcp HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}'.repeat(3));
    await vi.waitFor(() => expect(waiting).toBe(3));
    expect((await send(front.url, { headers: JSON_HEADERS, body: 'at once' })).status).toBe(503);
    socket.destroy();
    await vi.waitFor(() => expect(left).toBe(3));
    expect((await send(front.url, { headers: JSON_HEADERS, body: 'at once' })).status).toBe(200);
  });

  test('more requests than may be answered at a time are told when to come again', async () => {
    const open: (() => void)[] = [];
    const backend = echoBackend((response) => void open.push(() => response.end('late')));
    const front = await startFront({ backend, limits: { maxRequests: 2 } });
    const first = [1, 2].map(() => send(front.url, { method: 'GET' }));
    await vi.waitFor(() => expect(open).toHaveLength(2));
    const third = await send(front.url, { method: 'GET' });
    expect([third.status, third.headers['retry-after'], codeIn(third.body)]).toEqual([503, '1', 'too_many_requests']);
    for (const end of open) end();
    expect((await Promise.all(first)).map(({ body }) => body)).toEqual(['late', 'late']);
    const fourth = send(front.url, { method: 'GET' });
    await vi.waitFor(() => expect(open).toHaveLength(3));
    open[2]?.();
    expect((await fourth).status).toBe(200);
  });

  test('a caller that takes all the places it can leaves one to others, until it gives some back', async () => {
    const open: (() => void)[] = [];
    const backend = echoBackend((response) => void open.push(() => response.end('late')));
    const admit: Admit = ({ authorization: key = '' }) => Promise.resolve({ admitted: true, caller: { key, open: () => passing } });
    const front = await startFront({ backend, admit, limits: { maxRequests: 5 } });
    const get = (authorization: string) => send(front.url, { method: 'GET', headers: { authorization } });
    const greedy = [1, 2, 3, 4].map(() => get('greedy'));
    await vi.waitFor(() => expect(open).toHaveLength(4));
    const refused = await get('greedy');
    expect([refused.status, codeIn(refused.body)]).toEqual([503, 'too_many_requests']);
    const other = get('other');
    await vi.waitFor(() => expect(open).toHaveLength(5));
    for (const end of open.splice(0)) end();
    expect((await Promise.all([...greedy, other])).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const again = get('greedy');
    await vi.waitFor(() => expect(open).toHaveLength(1));
    open[0]?.();
    expect((await again).status).toBe(200);
  });

  test('bodies together have a limit, which is free again once they were answered', async () => {
    const open: (() => void)[] = [];
    const backend = echoBackend((response) => void open.push(() => response.end()));
    const front = await startFront({ backend, limits: { maxHeldBytes: 100 } });
    const post = () => send(front.url, { headers: JSON_HEADERS, body: 'x'.repeat(80) });
    const first = post();
    await vi.waitFor(() => expect(open).toHaveLength(1));
    expect((await post()).status).toBe(503);
    open[0]?.();
    await first;
    const third = post();
    await vi.waitFor(() => expect(open).toHaveLength(2));
    open[1]?.();
    expect((await third).status).toBe(200);
  });

  test('a backend that fails is an answer, not the end of the proxy', async () => {
    const front = await startFront({ backend: { ...echoBackend(), get: () => Promise.reject(new Error('a defect')) } });
    const answer = await send(front.url, { method: 'GET' });
    expect([answer.status, codeIn(answer.body)]).toEqual([500, 'internal_error']);
    expect((await send(front.url, { headers: JSON_HEADERS, body: '{}' })).status).toBe(200);
  });
});

describe('start and stop', () => {
  test('an address that is taken is told with its cause', async () => {
    const front = await startFront();
    const port = Number(new URL(front.url).port);
    await expect(startFront({ port })).rejects.toThrow(new UserError(`cannot listen on 127.0.0.1:${port}: the address is in use`));
  });

  test('IPv6, and a name', async () => {
    for (const host of ['::1', '[::1]', 'localhost']) {
      const front = await startFront({ host });
      expect(front.url).toMatch(host === 'localhost' ? /^http:\/\/localhost:\d+\/mcp$/ : /^http:\/\/\[::1\]:\d+\/mcp$/);
      expect((await send(front.url, { method: 'GET' })).status).toBe(200);
    }
  });

  test('a stop ends the backend, then every connection after the grace, and takes nothing new', async () => {
    const backend = echoBackend((response) => response.write('begun'));
    const front = await startFront({ backend, limits: { stopGraceMs: 50 } });
    const open = request(front.url, { method: 'GET' }).on('error', () => undefined);
    const cut = new Promise<void>((resolve) => open.on('response', (response) => response.on('error', () => resolve()).resume()).end());
    await new Promise((resolve) => open.once('response', resolve));
    front.stop('SIGINT');
    await cut;
    expect(await front.ended).toEqual({ code: null, signal: 'SIGINT' });
    await expect(send(front.url, { method: 'GET' })).rejects.toThrow(/ECONNREFUSED/);
  });

  test('a stop waits for what is being answered', async () => {
    const open: (() => void)[] = [];
    const backend = echoBackend((response) => void open.push(() => response.end('whole')));
    const front = await startFront({ backend });
    const answer = send(front.url, { method: 'GET' });
    await vi.waitFor(() => expect(open).toHaveLength(1));
    front.stop();
    open[0]?.();
    expect((await answer).body).toBe('whole');
    await front.ended;
  });

  test('who comes on an open connection after a stop is sent away', async () => {
    const open: (() => void)[] = [];
    const front = await startFront({ backend: echoBackend((response) => void open.push(() => response.end('first'))) });
    const { hostname, port } = new URL(front.url);
    const socket = connect(Number(port), hostname);
    const said = text(socket);
    socket.write('GET /mcp HTTP/1.1\r\nhost: localhost\r\n\r\nGET /mcp HTTP/1.1\r\n');
    await vi.waitFor(() => expect(open).toHaveLength(1));
    front.stop();
    socket.write('host: localhost\r\n\r\n', () => open[0]?.());
    expect(await said).toMatch(/^HTTP\/1\.1 200 [\s\S]*first/);
    expect(open).toHaveLength(1);
    await front.ended;
  });
});
