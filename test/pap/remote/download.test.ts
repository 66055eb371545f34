import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BundleSpec } from '../../../src/pap/remote/bundle-spec.js';
import { createConnections } from '../../../src/pap/remote/connections.js';
import { createCredential } from '../../../src/pap/remote/credentials/index.js';
import { downloadBundle, type Download, type DownloadOptions } from '../../../src/pap/remote/download.js';
import { bundleServer, gives, type BundleServer } from './bundle-server.js';
import { manualTimers, type ManualTimers } from './manual-timers.js';
import { until } from '../folder.js';

let server: BundleServer;
let timers: ManualTimers;
let connections: ReturnType<typeof createConnections>;
beforeEach(async () => {
  server = await bundleServer();
  timers = manualTimers();
  connections = createConnections({}, timers);
});
afterEach(async () => {
  connections.close();
  await server.close();
});

const HEADERS_MS = 10_000;
const BODY_MS = 120_000;

function spec(more: Partial<BundleSpec> = {}): BundleSpec {
  return {
    name: 'b',
    service: { name: 's', url: new URL(server.url), headers: {}, systemCaToo: true, headersMs: HEADERS_MS },
    url: new URL(`${server.url}/bundles/b.tar.gz?key=secret`),
    polling: { minMs: 1, maxMs: 2 },
    trigger: 'periodic',
    persist: false,
    sizeLimitBytes: 1000,
    ...more,
  };
}

function download(options: DownloadOptions = {}, of: BundleSpec = spec()): Promise<Download> {
  const credential = createCredential(of.service.credential, { connections, env: {}, now: () => 0 }, {});
  return downloadBundle(of, options, { connections, credential, tls: {} });
}

test('the bytes and their tag; asked with it, 304', async () => {
  server.answer = gives(Buffer.from('bundle'), '"v1"');
  expect(await download()).toEqual({ kind: 'bundle', bytes: Buffer.from('bundle'), etag: '"v1"', longPoll: false });
  expect(await download({ etag: '"v1"' })).toEqual({ kind: 'unchanged', longPoll: false });
  expect(server.requests.map(({ url, headers }) => [url, headers['prefer'], headers['if-none-match']])).toEqual([
    ['/bundles/b.tar.gz?key=secret', 'modes=snapshot', undefined],
    ['/bundles/b.tar.gz?key=secret', 'modes=snapshot', '"v1"'],
  ]);
});

test('a server that waits for something new says so by its content type', async () => {
  server.answer = gives(Buffer.from('x'), '"v1"', { 'content-type': 'application/vnd.openpolicyagent.bundles' });
  expect(await download({ waitMs: 30_000 })).toMatchObject({ kind: 'bundle', longPoll: true });
  expect(await download({ waitMs: 30_000, etag: '"v1"' })).toEqual({ kind: 'unchanged', longPoll: true });
  expect(server.requests.map(({ headers }) => headers['prefer'])).toEqual(['modes=snapshot;wait=30', 'modes=snapshot;wait=30']);
});

test('connections are kept', async () => {
  server.answer = gives(Buffer.from('x'), '"v1"');
  await download();
  await download();
  const [first, second] = server.requests;
  expect(second?.socket).toBe(first?.socket);
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

describe('a failure names the server, without path and query, and what it did', () => {
  test.each<[string, Answer, RegExp]>([
    ['500', (_, response) => response.writeHead(500).end('oops'), /^http:\/\/127\.0\.0\.1:\d+ answered with HTTP 500$/],
    ['404', (_, response) => response.writeHead(404).end(), /answered with HTTP 404: there is no such bundle$/],
    ['401', (_, response) => response.writeHead(401).end(), /answered with HTTP 401: it does not accept the credentials$/],
    [
      'an announced length over the limit',
      (_, response) => response.writeHead(200, { 'content-length': 1001 }).write('x'),
      /wants to send 1001 bytes; at most 1000 are read/,
    ],
    [
      'more than the limit, unannounced',
      (_, response) => response.writeHead(200).end(Buffer.alloc(1001)),
      /(wants to send 1001|sends more than 1000) bytes/,
    ],
    [
      'cut off in the middle',
      (_, response) => {
        response.writeHead(200, { 'content-length': 100 });
        response.write('half', () => response.destroy());
      },
      /broke off in the middle of its answer/,
    ],
    [
      'cut off in a chunk',
      (_, response) => {
        response.writeHead(200);
        response.write('half', () => response.destroy());
      },
      /broke off in the middle of its answer/,
    ],
    ['no answer at all', (request) => request.socket.destroy(), /cannot be reached|closed the connection/],
    ['a redirect to nowhere', (_, response) => response.writeHead(302).end(), /redirects nowhere \(HTTP 302\)/],
    [
      'a redirect to what is not encrypted',
      (_, response) => response.writeHead(302, { location: 'http://example.com/b' }).end(),
      /redirects to http:\/\/example\.com \(HTTP 302\), which is not encrypted/,
    ],
    ['redirects without end', (_, response) => response.writeHead(302, { location: '/again' }).end(), /redirects more than 5 times/],
  ])('%s', async (_what, answer, expected) => {
    server.answer = answer;
    const got = await download();
    expect(got).toMatchObject({ kind: 'failure', message: expect.stringMatching(expected) as string });
    expect(JSON.stringify(got)).not.toMatch(/secret|b\.tar\.gz/);
    // Whatever happened, the limits of time are called off.
    expect(timers.pending).toEqual([]);
  });

  test('nobody listens', async () => {
    await server.close();
    expect(await download()).toMatchObject({
      kind: 'failure',
      message: expect.stringContaining('nothing listens there (ECONNREFUSED)') as string,
    });
  });

  test('slow headers', async () => {
    server.answer = () => undefined;
    const asked = download();
    await until(() => server.requests.length === 1);
    timers.pass(HEADERS_MS);
    expect(await asked).toMatchObject({ kind: 'failure', message: expect.stringContaining('does not answer within 10 seconds') as string });
  });

  test('a long poll may take its wait beside', async () => {
    server.answer = () => undefined;
    const asked = download({ waitMs: 60_000 });
    await until(() => server.requests.length === 1);
    timers.pass(HEADERS_MS + 60_000);
    expect(await asked).toMatchObject({ kind: 'failure' });
  });

  test('a body that does not end', async () => {
    server.answer = (_, response) => void response.writeHead(200).write('x');
    const asked = download();
    await until(() => timers.pending.includes(BODY_MS));
    timers.pass(BODY_MS);
    expect(await asked).toMatchObject({
      kind: 'failure',
      message: expect.stringContaining('does not come to the end of its answer') as string,
    });
  });
});

describe('redirects', () => {
  test('are followed where there are no credentials', async () => {
    server.answer = (request, response) =>
      request.url === '/elsewhere' ? response.end('there') : response.writeHead(307, { location: '/elsewhere' }).end();
    expect(await download()).toMatchObject({ kind: 'bundle', bytes: Buffer.from('there') });
  });

  test.each<[string, Partial<BundleSpec['service']>]>([
    ['a credential', { credential: { kind: 'bearer', scheme: 'Bearer', token: 't' } }],
    ['headers', { headers: { 'x-api-key': 'k' } }],
  ])('are not followed with %s, not even on the same server', async (_what, service) => {
    server.answer = (_, response) => void response.writeHead(302, { location: '/elsewhere' }).end();
    const plain = spec();
    const got = await download({}, { ...plain, service: { ...plain.service, ...service } });
    expect(got).toMatchObject({ kind: 'failure', message: expect.stringContaining('which is not followed with credentials') as string });
    expect(server.requests).toHaveLength(1);
  });
});
