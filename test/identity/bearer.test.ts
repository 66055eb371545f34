import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBearer, type Bearer } from '../../src/identity/bearer.js';
import { UserError } from '../../src/errors/exit.js';

const ISSUER = 'https://idp.example';
const AUDIENCE = 'https://mcp.example/mcp';
let now = Date.UTC(2026, 0, 2);
const clock = { now: () => now };

interface Signer {
  readonly key: CryptoKey;
  readonly jwk: JWK;
}
async function signer(kid: string): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  return { key: privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256' } };
}
const sign = ({ key, jwk }: Signer, claims: Record<string, unknown> = {}) =>
  new SignJWT({ sub: 'alice', iss: ISSUER, aud: AUDIENCE, exp: now / 1000 + 300, ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: jwk.kid ?? '' })
    .sign(key);

let first: Signer;
let second: Signer;
let served: readonly JWK[];
let fetched = 0;
let server: Server;
let jwks: string;
const jwtBearer = () => createBearer({ jwks, issuer: ISSUER, audience: AUDIENCE, clock });

beforeAll(async () => {
  [first, second] = await Promise.all([signer('one'), signer('two')]);
  served = [first.jwk];
  server = createServer((_request, response) => {
    fetched++;
    response.end(JSON.stringify({ keys: served }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  jwks = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => server.close());

describe('one secret for all', () => {
  const secret = 'a-secret-of-more-than-22-characters';
  const identify = async (authorization: string | undefined) =>
    (await createBearer({ token: secret, name: 'team', clock })).identify(authorization);

  test('who sends it is who it stands for', async () => {
    expect(await identify(`Bearer ${secret}`)).toEqual({
      ok: true,
      key: 'token',
      identity: { subject: 'team', authenticated: true, method: 'token' },
    });
    expect(await identify(`bearer  ${secret}`)).toMatchObject({ ok: true });
  });

  test.each([
    [undefined, undefined, 'nothing sent'],
    ['', undefined, 'nothing sent'],
    [`Basic ${secret}`, undefined, 'another scheme'],
    [secret, undefined, 'no scheme'],
    ['Bearer ', undefined, 'no token'],
    [`Bearer ${secret}x`, 'invalid_token', 'longer'],
    [`Bearer ${secret.slice(0, -1)}`, 'invalid_token', 'shorter'],
    [`Bearer ${secret}, Bearer ${secret}`, undefined, 'two of them'],
  ])('%s does not come in', async (authorization, error, _reason) => {
    const credentials = await identify(authorization);
    expect(credentials.ok).toBe(false);
    expect(credentials).toMatchObject(error === undefined ? {} : { error });
  });

  test('a secret that can be guessed is an error at the start', async () => {
    await expect(createBearer({ token: 'letmein', clock })).rejects.toThrow(UserError);
  });

  test.each([
    [`${secret}\n`, /line breaks around it/, 'from a file that ends with a line break'],
    [` ${secret}`, /blanks/, 'cut out of a list'],
    ['correct horse battery staple', /characters/, 'words'],
    ['p@ssw0rd!p@ssw0rd!p@ssw0rd!', /characters/, 'no token by RFC 6750'],
  ])('%j, which no client could send, is an error at the start (%s)', async (token, said, _why) => {
    await expect(createBearer({ token, clock })).rejects.toThrow(said);
    await expect(createBearer({ token, clock })).rejects.toBeInstanceOf(UserError);
  });
});

describe('JWTs', () => {
  const identify = async (bearer: Bearer, token: string) => bearer.identify(`Bearer ${token}`);

  test('a verified one is its subject', async () => {
    expect(await identify(await jwtBearer(), await sign(first))).toMatchObject({
      ok: true,
      identity: { subject: 'alice', authenticated: true, method: 'jwt', issuer: ISSUER },
    });
  });

  test('one for somebody else, a foreign one and an expired one are not', async () => {
    const bearer = await jwtBearer();
    for (const token of [
      await sign(first, { aud: 'other' }),
      await sign({ ...second, jwk: first.jwk }),
      await sign(first, { exp: now / 1000 - 60 }),
    ])
      expect(await identify(bearer, token)).toMatchObject({ ok: false, error: 'invalid_token' });
  });

  test('a token that verified is refused once it has expired', async () => {
    const bearer = await jwtBearer();
    const token = await sign(first);
    expect(await identify(bearer, token)).toMatchObject({ ok: true });
    now += 600_000;
    expect(await identify(bearer, token)).toMatchObject({ ok: false });
  });

  test('a renewed token is the same caller; one with other rights is another', async () => {
    const bearer = await jwtBearer();
    const keyOf = async (claims: Record<string, unknown>) => {
      const credentials = await identify(bearer, await sign(first, claims));
      return credentials.ok ? credentials.key : '';
    };
    const key = await keyOf({ scope: 'read' });
    expect(await keyOf({ scope: 'read', exp: now / 1000 + 900, jti: 'x' })).toBe(key);
    expect(await keyOf({ scope: 'read write' })).not.toBe(key);
    expect(await keyOf({ scope: 'read', sub: 'bob' })).not.toBe(key);
  });

  test('a key that the issuer has added is fetched, and not with every stranger’s request', async () => {
    const bearer = await jwtBearer();
    const token = await sign(second);
    const before = fetched;
    expect(await identify(bearer, token)).toMatchObject({ ok: false });
    expect(fetched).toBe(before);
    served = [first.jwk, second.jwk];
    now += 31_000;
    expect(await identify(bearer, token)).toMatchObject({ ok: true });
    expect(fetched).toBe(before + 1);
  });
});
