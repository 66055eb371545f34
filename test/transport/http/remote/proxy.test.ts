import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer as createHttpsServer, request as httpsRequest } from 'node:https';
import { connect as connectSocket, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { UserError } from '../../../../src/errors/exit.js';
import { defaultDeadlines } from '../../../../src/transport/http/remote/deadlines.js';
import { parseEndpoint } from '../../../../src/transport/http/endpoint.js';
import { proxyAgent } from '../../../../src/transport/http/remote/proxy-agent.js';
import { TunnelAgent } from '../../../../src/transport/http/remote/tunnel.js';
import { connect, listening, request } from './harness.js';

const fixture = (name: string) => readFileSync(new URL(`../../../fixtures/tls/${name}.pem`, import.meta.url), 'utf8');
const cert = fixture('cert');

/** A server for `mcp.test`, and a proxy through which all names lead to it. */
async function world(refusal?: number) {
  const server = createHttpsServer({ cert, key: fixture('key') }, (_request, response) => response.end('hello'));
  await listening(server);
  const asked: IncomingMessage[] = [];
  const proxy = createHttpServer();
  proxy.on('connect', (request: IncomingMessage, socket) => {
    asked.push(request);
    if (refusal !== undefined) return socket.end(`HTTP/1.1 ${refusal} No\r\n\r\n`);
    const on = connectSocket((server.address() as AddressInfo).port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    on.pipe(socket).pipe(on);
    on.on('error', () => socket.destroy());
    socket.on('error', () => on.destroy());
    onTestFinished(() => void on.destroy());
    return socket;
  });
  await listening(proxy);
  return { asked, proxy: `127.0.0.1:${(proxy.address() as AddressInfo).port}` };
}

test('a request through the proxy: TLS is with the server, the proxy sees its name alone', async () => {
  const { asked, proxy } = await world();
  const agent = new TunnelAgent(new URL(`http://us%40er:p%3Aw@${proxy}`), 10_000);
  onTestFinished(() => agent.destroy());
  for (let turn = 0; turn < 2; turn++) {
    const sent = httpsRequest('https://mcp.test/', { agent, ca: cert });
    sent.end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    expect(await text(response)).toBe('hello');
  }
  // The second one found the connection of the first.
  expect(asked.map(({ url, headers }) => [url, headers.host, headers['proxy-authorization']])).toEqual([
    ['mcp.test:443', 'mcp.test:443', `Basic ${Buffer.from('us@er:p:w').toString('base64')}`],
  ]);
  expect(asked[0]?.headers).not.toHaveProperty('authorization');
});

test('a certificate that nobody vouches for is not trusted, proxy or not', async () => {
  const { proxy } = await world();
  const client = connect(new URL('https://mcp.test/mcp'), { env: { HTTPS_PROXY: proxy }, headers: { authorization: 'Bearer secret' } });
  client.send(request(1));
  const { error } = await client.answer(1);
  expect(error).toMatchObject({ code: -31502, data: { 'ai.agentmesh/code': 'tls', reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' } });
  expect(error?.message).toContain('NODE_EXTRA_CA_CERTS');
});

test('a proxy that refuses', async () => {
  const { proxy } = await world(407);
  const client = connect(new URL('https://mcp.test/mcp'), { env: { https_proxy: `http://u:secret@${proxy}` } });
  client.send(request(1));
  const { error } = await client.answer(1);
  expect(error?.message).toContain(`the proxy ${proxy} answered with HTTP 407`);
  expect(error?.message).not.toContain('secret');
});

test('a proxy that is not there', async () => {
  const client = connect(new URL('https://mcp.test/mcp'), { env: { HTTPS_PROXY: 'http://127.0.0.1:1' } });
  client.send(request(1));
  expect((await client.answer(1)).error?.message).toContain('the proxy 127.0.0.1:1 cannot be used (ECONNREFUSED)');
});

test.each<[string, string, Record<string, string>, boolean]>([
  ['no proxy named', 'https://a.example/', {}, false],
  ['named', 'https://a.example/', { HTTPS_PROXY: 'http://p:1' }, true],
  ['without a scheme', 'https://a.example/', { HTTPS_PROXY: 'p:1' }, true],
  ['in lower case, which wins', 'https://a.example/', { https_proxy: '', HTTPS_PROXY: 'http://p:1' }, false],
  ['for all', 'https://a.example/', { ALL_PROXY: 'http://p:1' }, true],
  ['for plain HTTP only', 'https://a.example/', { HTTP_PROXY: 'http://p:1' }, false],
  ['excepted', 'https://a.example/', { HTTPS_PROXY: 'p:1', NO_PROXY: 'x, a.example' }, false],
  ['below what is excepted', 'https://a.example/', { HTTPS_PROXY: 'p:1', NO_PROXY: '.example' }, false],
  ['below what is excepted, with a star', 'https://a.example/', { HTTPS_PROXY: 'p:1', no_proxy: '*.example' }, false],
  ['only ending like it', 'https://a.badexample/', { HTTPS_PROXY: 'p:1', NO_PROXY: 'example' }, true],
  ['excepted on that port', 'https://a.example:8443/', { HTTPS_PROXY: 'p:1', NO_PROXY: 'a.example:8443' }, false],
  ['excepted on another port', 'https://a.example/', { HTTPS_PROXY: 'p:1', NO_PROXY: 'a.example:8443' }, true],
  ['all excepted', 'https://a.example/', { HTTPS_PROXY: 'p:1', NO_PROXY: '*' }, false],
  ['an empty list', 'https://a.example/', { HTTPS_PROXY: 'p:1', NO_PROXY: ' , ' }, true],
  ['this machine', 'https://localhost/', { HTTPS_PROXY: 'p:1' }, false],
])('%s', (_what, url, env, proxied) => {
  const agent = proxyAgent(parseEndpoint({ url: new URL(url) }), env, defaultDeadlines);
  expect(agent !== undefined).toBe(proxied);
  agent?.destroy();
});

test.each(['socks5://p:1', 'http://'])('%s is no HTTP proxy', (proxy) => {
  const start = () => proxyAgent(parseEndpoint({ url: new URL('https://a.example/') }), { HTTPS_PROXY: proxy }, defaultDeadlines);
  expect(start).toThrow(UserError);
});
