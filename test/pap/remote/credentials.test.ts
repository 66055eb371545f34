import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BundleSpec, CredentialSpec } from '../../../src/pap/remote/bundle-spec.js';
import { createConnections } from '../../../src/pap/remote/connections.js';
import { awsSignature } from '../../../src/pap/remote/credentials/aws-signature.js';
import { createCredential } from '../../../src/pap/remote/credentials/index.js';
import { downloadBundle, type Download } from '../../../src/pap/remote/download.js';
import { folder, type Folder } from '../folder.js';
import { bundleServer, type BundleServer } from './bundle-server.js';
import { manualTimers } from './manual-timers.js';

const TLS = join(import.meta.dirname, '../../fixtures/tls');
const tlsFile = (name: string) => join(TLS, name);
const AT = Date.UTC(2026, 0, 2, 3, 4, 5);

let server: BundleServer;
let place: Folder;
let connections: ReturnType<typeof createConnections>;
beforeEach(async () => {
  place = folder();
  connections = createConnections({}, manualTimers());
  server = await bundleServer();
});
afterEach(async () => {
  connections.close();
  await server.close();
  place.remove();
});

interface Client {
  fetch(): Promise<Download>;
}

/** One client that asks again and again. `now` is read at each use. */
function client(
  credential: CredentialSpec,
  {
    env = {},
    now = () => AT,
    ca,
    host = server.url,
  }: { env?: Record<string, string>; now?: () => number; ca?: string; host?: string } = {},
): Client {
  const service: BundleSpec['service'] = {
    name: 's',
    url: new URL(server.url),
    headers: {},
    systemCaToo: true,
    headersMs: 1000,
    credential,
  };
  const spec: BundleSpec = {
    name: 'b',
    service,
    url: new URL(`${host}/bundles/team%20a/b.tar.gz`),
    polling: { minMs: 1, maxMs: 1 },
    trigger: 'periodic',
    persist: false,
    sizeLimitBytes: 1000,
  };
  const tls = ca === undefined ? {} : { ca: [ca] };
  const made = createCredential(credential, { connections, env, now }, tls);
  return { fetch: () => downloadBundle(spec, {}, { connections, credential: made, tls }) };
}

/** Gives the bundle to whom `knows` lets in. */
function guard(knows: (request: IncomingMessage) => boolean): void {
  server.answer = (request, response) => void (knows(request) ? response.end('bundle') : response.writeHead(401).end());
}

const given = { kind: 'bundle' };
const refused = { kind: 'failure', message: expect.stringContaining('HTTP 401') as string };

describe('bearer', () => {
  beforeEach(() => guard(({ headers }) => headers.authorization === 'Bearer right'));

  test('a token', async () => {
    expect(await client({ kind: 'bearer', scheme: 'Bearer', token: 'right' }).fetch()).toMatchObject(given);
    expect(await client({ kind: 'bearer', scheme: 'Bearer', token: 'wrong' }).fetch()).toMatchObject(refused);
    expect(await client({ kind: 'bearer', scheme: 'Token', token: 'right' }).fetch()).toMatchObject(refused);
  });

  test('a token in a file, which is read for each request', async () => {
    const tokenPath = place.write('token', 'wrong\n');
    const from = client({ kind: 'bearer', scheme: 'Bearer', tokenPath });
    expect(await from.fetch()).toMatchObject(refused);
    place.write('token', 'right\n');
    expect(await from.fetch()).toMatchObject(given);
  });

  test('a file that is not there, and one that holds no token, send nothing', async () => {
    const missing = await client({ kind: 'bearer', scheme: 'Bearer', tokenPath: place.at('no') }).fetch();
    expect(missing).toMatchObject({
      kind: 'failure',
      message: expect.stringMatching(/`token_path` names `.*no`, which cannot be read: it does not exist/) as string,
    });
    const empty = await client({ kind: 'bearer', scheme: 'Bearer', tokenPath: place.write('t', '\n') }).fetch();
    expect(empty).toMatchObject({ kind: 'failure', message: expect.stringContaining('the bearer token is empty') as string });
    expect(server.requests).toEqual([]);
  });
});

describe('client_tls', () => {
  const cert = readFileSync(tlsFile('cert.pem'), 'utf8');
  const trusted = { kind: 'client_tls', cert: tlsFile('cert.pem'), privateKey: tlsFile('key.pem') } as const;

  beforeEach(async () => {
    await server.close();
    server = await bundleServer({ cert, key: readFileSync(tlsFile('key.pem')), ca: [cert], requestCert: true, rejectUnauthorized: false });
    guard(({ socket }) => (socket as TLSSocket).authorized);
  });

  test('a certificate that the server trusts, one that it does not, and none', async () => {
    expect(await client(trusted, { ca: cert }).fetch()).toMatchObject(given);
    const other = { kind: 'client_tls', cert: tlsFile('other-cert.pem'), privateKey: tlsFile('other-key.pem') } as const;
    expect(await client(other, { ca: cert }).fetch()).toMatchObject(refused);
    expect(await client({ kind: 'bearer', scheme: 'Bearer', token: 't' }, { ca: cert }).fetch()).toMatchObject(refused);
  });

  test('a key with a passphrase', async () => {
    const privateKey = tlsFile('encrypted-key.pem');
    // First: a connection that is there would be used again.
    expect(await client({ ...trusted, privateKey, passphrase: 'wrong' }, { ca: cert }).fetch()).toMatchObject({ kind: 'failure' });
    expect(await client({ ...trusted, privateKey, passphrase: 'open sesame' }, { ca: cert }).fetch()).toMatchObject(given);
  });

  test('through the proxy that the environment names: TLS is with the server, certificate and all', async () => {
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request: IncomingMessage, socket) => {
      asked.push(request.url ?? '');
      const on = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
      on.pipe(socket).pipe(on);
      on.on('error', () => socket.destroy());
      socket.on('error', () => on.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    connections.close();
    connections = createConnections({ HTTPS_PROXY: `127.0.0.1:${(proxy.address() as AddressInfo).port}` }, manualTimers());
    expect(await client(trusted, { ca: cert, host: 'https://mcp.test' }).fetch()).toMatchObject(given);
    expect(asked).toEqual(['mcp.test:443']);
    connections.close();
    proxy.closeAllConnections();
    proxy.close();
  });

  test('a server that nobody vouches for is told nothing', async () => {
    const got = await client(trusted).fetch();
    expect(got).toMatchObject({
      kind: 'failure',
      message: expect.stringMatching(/cannot be reached: .*`tls: \{ca_cert: …\}`.*NODE_EXTRA_CA_CERTS/) as string,
    });
    expect(server.requests).toEqual([]);
  });
});

describe('oauth2', () => {
  let issued = 0;
  let now = AT;
  const oauth = (clientSecret: string): CredentialSpec => ({
    kind: 'oauth2',
    tokenUrl: new URL(`${server.url}/token`),
    clientId: 'proxy 1',
    clientSecret,
    scopes: ['read', 'list'],
    headers: { 'x-tenant': 'acme' },
    parameters: { audience: 'bundles' },
  });

  beforeEach(() => {
    issued = 0;
    now = AT;
    server.answer = (request, response) => {
      if (request.url !== '/token') {
        response.writeHead(request.headers.authorization === `Bearer token-${issued}` ? 200 : 401).end('bundle');
        return;
      }
      let form = '';
      request.on('data', (piece: Buffer) => (form += piece.toString()));
      request.on('end', () => {
        const right = `Basic ${Buffer.from('proxy%201:s%C3%A9cret').toString('base64')}`;
        const whole = form === 'audience=bundles&grant_type=client_credentials&scope=read+list';
        if (request.headers.authorization !== right || !whole || request.headers['x-tenant'] !== 'acme') {
          response.writeHead(401).end();
          return;
        }
        issued++;
        response.end(JSON.stringify({ access_token: `token-${issued}`, token_type: 'bearer', expires_in: 60 }));
      });
    };
  });

  test('a token for the id and the secret, kept until it runs out', async () => {
    const asking = client(oauth('sécret'), { now: () => now });
    expect(await asking.fetch()).toMatchObject(given);
    expect(await asking.fetch()).toMatchObject(given);
    expect(issued).toBe(1);
    now += 51_000;
    expect(await asking.fetch()).toMatchObject(given);
    expect(issued).toBe(2);
  });

  test('a wrong secret', async () => {
    const got = await client(oauth('wrong')).fetch();
    expect(got).toMatchObject({
      kind: 'failure',
      message: expect.stringMatching(/^the token server http:\S+ turned the client credentials away \(HTTP 401\)$/) as string,
    });
    expect(JSON.stringify(got)).not.toContain('wrong');
  });

  test('a token that was taken back: the next request asks for another', async () => {
    const asking = client(oauth('sécret'), { now: () => now });
    expect(await asking.fetch()).toMatchObject(given);
    issued = 7;
    expect(await asking.fetch()).toMatchObject(refused);
    expect(await asking.fetch()).toMatchObject(given);
    expect(issued).toBe(8);
  });

  test.each([
    ['no JSON', 'hello'],
    ['no token', '{"token_type":"bearer"}'],
    ['a token of another kind', '{"access_token":"t","token_type":"mac"}'],
    ['a token that no header can carry', '{"access_token":"a\\nb","token_type":"bearer"}'],
  ])('%s is no token', async (_what, body) => {
    server.answer = (_request, response) => void response.end(body);
    expect(await client(oauth('sécret')).fetch()).toMatchObject({
      kind: 'failure',
      message: expect.stringContaining('the token server') as string,
    });
    expect(server.requests.map(({ url }) => url)).toEqual(['/token']);
  });
});

describe('s3_signing', () => {
  const keys = { AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 'right', AWS_REGION: 'eu-central-1', AWS_SESSION_TOKEN: 'session' };
  const s3: CredentialSpec = { kind: 's3_signing', service: 's3' };

  /** What a server of S3 computes from the request as it came, by the same document and without our code. */
  function expected(request: IncomingMessage, secret: string): string {
    const day = String(request.headers['x-amz-date']).slice(0, 8);
    const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    const names = ['host', 'x-amz-content-sha256', 'x-amz-date', 'x-amz-security-token'];
    const lines = names.map((name) => `${name}:${String(request.headers[name])}\n`).join('');
    const canonical = `GET\n${request.url ?? ''}\n\n${lines}\n${names.join(';')}\n${hash('')}`;
    const scope = `${day}/eu-central-1/s3/aws4_request`;
    const text = `AWS4-HMAC-SHA256\n${String(request.headers['x-amz-date'])}\n${scope}\n${hash(canonical)}`;
    const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), 'eu-central-1'), 's3'), 'aws4_request');
    return `AWS4-HMAC-SHA256 Credential=AKID/${scope}, SignedHeaders=${names.join(';')}, Signature=${hmac(key, text).toString('hex')}`;
  }

  test('a signature that the server computes too; another secret is turned away', async () => {
    guard((request) => request.headers.authorization === expected(request, 'right'));
    expect(await client(s3, { env: keys }).fetch()).toMatchObject(given);
    expect(await client(s3, { env: { ...keys, AWS_SECRET_ACCESS_KEY: 'wrong' } }).fetch()).toMatchObject(refused);
  });

  test('what is missing in the environment is named, and nothing is sent', async () => {
    const { AWS_REGION: _region, ...rest } = keys;
    expect(await client(s3, { env: rest }).fetch()).toMatchObject({
      kind: 'failure',
      message: '`s3_signing` takes `AWS_REGION` from the environment, where it is not set',
    });
    expect(server.requests).toEqual([]);
  });

  test("AWS's own example (Amazon S3 API Reference, GET Object)", () => {
    const request = { method: 'GET', url: new URL('https://examplebucket.s3.amazonaws.com/test.txt'), headers: { range: 'bytes=0-9' } };
    const example = {
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      region: 'us-east-1',
    };
    expect(awsSignature(request, 's3', example, Date.UTC(2013, 4, 24))['authorization']).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    );
  });
});
