import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors/exit.js';
import { expired, identityAt } from '../../src/identity/expiry.js';
import { resolveIdentity, type IdentityOptions } from '../../src/identity/resolve.js';

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);
const SECONDS = NOW / 1_000;
const clock = { now: () => NOW };
const ISSUER = 'https://idp.example';
const AUDIENCE = 'agentmesh';

interface Signer {
  readonly key: CryptoKey;
  readonly jwk: JWK;
  readonly alg: string;
}
let rsa: Signer;
let ec: Signer;
let ed: Signer;
let stranger: Signer;
let folder: string;
let jwks: string;
let server: Server;
let origin: string;
const served: { status: number; body: string; location?: string } = { status: 200, body: '' };

async function signer(alg: string, kid: string): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { key: privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' }, alg };
}

function sign(
  { key, jwk, alg }: Signer,
  claims: Partial<Record<string, unknown>> = {},
  header: { readonly kid?: string } = {},
): Promise<string> {
  const payload: Record<string, unknown> = { sub: 'alice', iss: ISSUER, aud: AUDIENCE, exp: SECONDS + 300, ...claims };
  return new SignJWT(payload).setProtectedHeader({ alg, ...(jwk.kid === undefined ? {} : { kid: jwk.kid }), ...header }).sign(key);
}

const resolve = (token: string, options: IdentityOptions = {}) =>
  resolveIdentity({ token, jwks, issuer: ISSUER, audience: AUDIENCE, clock, ...options });

beforeAll(async () => {
  [rsa, ec, ed, stranger] = await Promise.all([
    signer('RS256', 'rsa'),
    signer('ES256', 'ec'),
    signer('EdDSA', 'ed'),
    signer('RS256', 'rsa'),
  ]);
  const text = JSON.stringify({ keys: [rsa.jwk, ec.jwk, ed.jwk] });
  folder = await mkdtemp(join(tmpdir(), 'agentmesh-identity-'));
  jwks = join(folder, 'jwks.json');
  await writeFile(jwks, text);
  server = createServer((_, response) => {
    response.writeHead(served.status, served.location === undefined ? {} : { location: served.location });
    response.end(served.body === '' ? text : served.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

describe('a verified token', () => {
  it('names the subject, the issuer and the claims', async () => {
    const identity = await resolve(await sign(rsa, { groups: ['dev'] }));
    expect(identity).toEqual({
      subject: 'alice',
      authenticated: true,
      method: 'jwt',
      issuer: ISSUER,
      claims: { sub: 'alice', iss: ISSUER, aud: AUDIENCE, exp: SECONDS + 300, groups: ['dev'] },
    });
  });

  it.each(['rsa', 'ec', 'ed'])('verifies by the %s key of the set', async (kind) => {
    const by = { rsa, ec, ed }[kind];
    if (by === undefined) throw new Error('no such key');
    expect((await resolve(await sign(by))).authenticated).toBe(true);
  });

  it('wins over a name that was only said', async () => {
    expect((await resolve(await sign(rsa), { name: 'mallory' })).subject).toBe('alice');
  });

  it('may be verified by keys from a URL on this machine', async () => {
    expect((await resolve(await sign(ec), { jwks: `${origin}/keys` })).subject).toBe('alice');
  });

  it('may have expired by less than the clocks may differ', async () => {
    expect((await resolve(await sign(rsa, { exp: SECONDS - 20 }))).authenticated).toBe(true);
  });
});

describe('a token that does not verify stops the start and says why', () => {
  const cases: readonly (readonly [why: string, token: () => Promise<string>, message: RegExp])[] = [
    ['another key under the same kid', () => sign(stranger), /its signature is wrong/],
    [
      'a changed payload',
      async () =>
        (await sign(rsa)).replace(
          /\.[^.]+\./,
          `.${Buffer.from(JSON.stringify({ sub: 'root', exp: SECONDS + 300 })).toString('base64url')}.`,
        ),
      /its signature is wrong/,
    ],
    ['a kid that the set lacks', () => sign(rsa, {}, { kid: 'gone' }), /no key of the key set/],
    ['expired', () => sign(rsa, { exp: SECONDS - 60 }), /it expired at 2026-01-02T03:03:05/],
    ['not valid yet', () => sign(rsa, { nbf: SECONDS + 120 }), /not valid before 2026-01-02T03:06:05/],
    [
      'another issuer',
      () => sign(rsa, { iss: 'https://evil.example' }),
      /from `"https:\/\/evil.example"`, not from `https:\/\/idp.example`/,
    ],
    ['another audience', () => sign(rsa, { aud: 'other' }), /for `"other"`, not for `agentmesh`/],
    ['no subject', () => sign(rsa, { sub: undefined }), /no `sub` claim/],
    ['a subject that is a number', () => sign(rsa, { sub: 5 }), /the `sub` of .* is not a text/],
    ['no expiry', () => sign(rsa, { exp: undefined }), /no `exp` claim/],
    [
      'no signature at all (alg none)',
      async () => new UnsecuredJWT({ sub: 'root', iss: ISSUER, aud: AUDIENCE, exp: SECONDS + 300 }).encode(),
      /does not verify/,
    ],
    [
      'an HMAC made from the public key',
      () =>
        new SignJWT({ sub: 'root', iss: ISSUER, aud: AUDIENCE, exp: SECONDS + 300 })
          .setProtectedHeader({ alg: 'HS256', kid: 'rsa' })
          .sign(Buffer.from(JSON.stringify(rsa.jwk))),
      /algorithm is not one of RS256/,
    ],
    ['no token', async () => 'hunter2', /not a JWT/],
    ['an empty token', async () => '', /not a JWT/],
    ['a token of 20 KB', async () => 'a'.repeat(20_000), /longer than 16384/],
    [
      'more claims than a record holds',
      () => sign(rsa, { groups: Array.from({ length: 1_000 }, (_, i) => `group-${i}`) }),
      /claims .* longer than 8192/,
    ],
    ['a subject with an escape sequence', () => sign(rsa, { sub: 'al\u001b[2Jice' }), /control or invisible characters/],
    ['a subject that is only space', () => sign(rsa, { sub: '  ' }), /is empty/],
  ];
  it.each(cases)('%s', async (_, token, message) => {
    const outcome = resolve(await token());
    await expect(outcome).rejects.toThrow(message);
    await expect(outcome).rejects.toBeInstanceOf(UserError);
  });

  it('states an issuer or an audience that nobody checks', async () => {
    await expect(resolveIdentity({ token: await sign(rsa), jwks, issuer: ISSUER, clock })).rejects.toThrow(
      /is for `"agentmesh"`: say `--audience=…`/,
    );
    await expect(resolveIdentity({ token: await sign(rsa), jwks, audience: AUDIENCE, clock })).rejects.toThrow(/say `--issuer=…`/);
  });

  it('is never left out silently: no key set, or a key set and no token', async () => {
    await expect(resolveIdentity({ token: await sign(rsa), clock })).rejects.toThrow(/nothing to verify it with/);
    await expect(resolveIdentity({ jwks, audience: AUDIENCE })).rejects.toThrow(
      /--jwks, --audience verifies a token, and AGENTMESH_TOKEN is not set/,
    );
  });
});

describe('a key set that cannot be used stops the start', () => {
  it.each([
    ['a missing file', () => join(folder, 'none.json'), /cannot read the key set .*ENOENT/],
    ['a folder', () => folder, /cannot read the key set/],
    ['http to another machine', () => 'http://idp.example/keys', /use https/],
    ['a closed port', () => 'http://127.0.0.1:1/keys', /cannot fetch the key set/],
  ])('%s', async (_, source, message) => {
    await expect(resolve(await sign(rsa), { jwks: source() })).rejects.toThrow(message);
  });

  it.each([
    ['no JSON', '<html>', /is not JSON/],
    ['no keys member', '{}', /no `keys` array/],
    ['no keys', '{"keys":[]}', /has no keys/],
    ['a body over the limit', `{"keys":["${'a'.repeat(1_100_000)}"]}`, /larger than 1048576/],
  ])('%s', async (_, body, message) => {
    served.body = body;
    try {
      await expect(resolve(await sign(rsa), { jwks: origin })).rejects.toThrow(message);
    } finally {
      served.body = '';
    }
  });

  it.each([
    [500, undefined, /status 500/],
    [302, 'http://127.0.0.1:1/', /cannot fetch/],
  ])('an answer with status %s', async (status, location, message) => {
    Object.assign(served, { status, location });
    try {
      await expect(resolve(await sign(rsa), { jwks: origin })).rejects.toThrow(message);
    } finally {
      Object.assign(served, { status: 200, location: undefined });
    }
  });
});

describe('without a token', () => {
  it('a name that was given is not authenticated', async () => {
    expect(await resolveIdentity({ name: 'build-agent' })).toEqual({ subject: 'build-agent', authenticated: false, method: 'flag' });
  });

  it.each(['', ' ', 'a\nb', 'a\u202eb', 'x'.repeat(257)])('the name %j is refused', async (name) => {
    await expect(resolveIdentity({ name })).rejects.toBeInstanceOf(UserError);
  });

  it('the operating-system user is not authenticated', async () => {
    expect(await resolveIdentity({ os: () => 'carol' })).toEqual({ subject: 'carol', authenticated: false, method: 'os' });
    expect((await resolveIdentity({})).authenticated).toBe(false);
  });

  it('a user id without a name is unknown', async () => {
    const os = () => {
      throw new Error('ENOENT: no such user');
    };
    expect(await resolveIdentity({ os })).toEqual({ subject: 'unknown', authenticated: false, method: 'none' });
  });
});

describe('expiry during a session', () => {
  it('takes the authentication away and keeps the name', async () => {
    const identity = await resolve(await sign(rsa));
    expect(identityAt(identity, NOW)).toBe(identity);
    expect(expired(identity, NOW + 329_999)).toBe(false);
    expect(identityAt(identity, NOW + 330_000)).toEqual({ ...identity, authenticated: false });
  });

  it('does not concern the others', () => {
    const user = { subject: 'carol', authenticated: false, method: 'os' } as const;
    expect(expired(user, Number.MAX_SAFE_INTEGER)).toBe(false);
  });
});
