import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { JSON_HEADERS, send } from '../transport/http/raw.js';
import { endListeners, listening, root } from './proxied.js';

afterEach(endListeners);

const pem = (name: string) => `${root}/test/fixtures/tls/${name}.pem`;
const call = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'x', arguments: {} } });

/** A server with a certificate that only its own authority vouches for. */
async function secure(host: string, address = '127.0.0.1') {
  const hosts: (string | undefined)[] = [];
  const server = createServer({ cert: readFileSync(pem('cert')), key: readFileSync(pem('key')) }, (request, response) => {
    hosts.push(request.headers.host);
    request.resume().once('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"jsonrpc":"2.0","id":1,"result":{"content":[]}}');
    });
  });
  server.listen(0, address);
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const authority = `${host}:${(server.address() as AddressInfo).port}`;
  return { authority, url: `https://${authority}/mcp`, hosts };
}

test.each(['localhost', '127.0.0.1'])(
  'HTTP in front of https://%s: trusted where NODE_EXTRA_CA_CERTS says so, and found by its own name',
  async (host) => {
    const { url, hosts, authority } = await secure(host);
    const proxy = await listening(['--policy=minimal', '--no-log'], [url], { NODE_EXTRA_CA_CERTS: pem('cert') });
    const stderr: Buffer[] = [];
    proxy.child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
    const answer = await send(proxy.url, { headers: JSON_HEADERS, body: call });
    expect([answer.status, answer.body]).toEqual([200, '{"jsonrpc":"2.0","id":1,"result":{"content":[]}}']);
    expect(hosts).toEqual([authority]);
    expect(Buffer.concat(stderr).toString()).not.toContain('Warning');
  },
);

test('without it nothing is sent, and the client hears why', async () => {
  const { url, hosts } = await secure('localhost');
  const proxy = await listening(['--policy=minimal', '--no-log'], [url]);
  const answer = await send(proxy.url, { headers: JSON_HEADERS, body: call });
  expect([answer.status, JSON.parse(answer.body)]).toMatchObject([502, { id: 1, error: { data: { 'ai.agentmesh/code': 'tls' } } }]);
  expect(hosts).toEqual([]);
});

test('a certificate for another name is not trusted, whoever vouches for it', async () => {
  const { url, hosts } = await secure('[::1]', '::1');
  const proxy = await listening(['--policy=minimal', '--no-log'], [url], { NODE_EXTRA_CA_CERTS: pem('cert') });
  const answer = await send(proxy.url, { headers: JSON_HEADERS, body: call });
  expect([answer.status, JSON.parse(answer.body)]).toMatchObject([502, { id: 1, error: { data: { 'ai.agentmesh/code': 'tls' } } }]);
  expect(hosts).toEqual([]);
});
