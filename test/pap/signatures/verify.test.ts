import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors/exit.js';
import type { SignatureAlgorithm } from '../../../src/pap/signatures/algorithms.js';
import { signingKey } from '../../../src/pap/signatures/keys.js';
import { signBundle } from '../../../src/pap/signatures/sign-bundle.js';
import { SignatureError } from '../../../src/pap/signatures/signature-error.js';
import { makeToken } from '../../../src/pap/signatures/token.js';
import { verificationOf } from '../../../src/pap/signatures/verification-options.js';
import type { Verification } from '../../../src/pap/signatures/verification.js';
import { verifyBundle, type BundleEntry } from '../../../src/pap/signatures/verify-bundle.js';
import type { JsonObject } from '../../../src/protocol/json/json.js';
import { folder } from '../folder.js';
import { ED25519, OTHER_RSA, P256, P384, RSA, SECRET } from './key-pairs.js';

const NOW = Date.parse('2026-11-26T00:00:00Z');
const SECONDS = NOW / 1000;

const entry = (name: string, text: string): BundleEntry => ({ name, bytes: Buffer.from(text) });
const POLICY = entry('policy.rego', 'package mcp.policy\n');
const DATA = entry('acme/data.json', '{"a": 1.0}');
const FILES = [POLICY, DATA];
const sha = (text: string, algorithm = 'sha256') => createHash(algorithm).update(text).digest('hex');
/** What is signed of `FILES`: of data what it says, without white space. */
const LISTED = [
  { name: 'policy.rego', hash: sha('package mcp.policy\n'), algorithm: 'SHA-256' },
  { name: 'acme/data.json', hash: sha('{"a":1.0}'), algorithm: 'SHA-256' },
];

function signatures(payload: JsonObject, header: JsonObject = {}, algorithm: SignatureAlgorithm = 'RS256', key = RSA.signing): BundleEntry {
  const token = makeToken({ alg: algorithm, ...header }, payload, algorithm, signingKey(key, algorithm));
  return entry('.signatures.json', JSON.stringify({ signatures: [token] }));
}
const signed = (payload: JsonObject = {}, header: JsonObject = {}) => signatures({ files: LISTED, keyid: 'team', ...payload }, header);
const raw = (text: string) => entry('.signatures.json', text);

const verification: Verification = {
  keys: new Map([['team', { text: RSA.verification, algorithm: 'RS256' }]]),
  exclude: [],
  everything: false,
  now: () => NOW,
};
const byKey = (key: string, algorithm: SignatureAlgorithm): Verification => ({
  ...verification,
  keys: new Map([['team', { text: key, algorithm }]]),
});

async function faultOf(run: Promise<unknown>): Promise<readonly [string, string]> {
  const error = await run.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (error === undefined) return ['holds', ''];
  if (error instanceof SignatureError) return [error.fault, error.message];
  throw error;
}

describe('what does not hold', () => {
  const [header = '', payload = ''] = (JSON.parse(signed().bytes.toString()) as { signatures: [string] }).signatures[0].split('.');
  const none = `${header}.${payload}.`;
  const cases: readonly (readonly [string, readonly BundleEntry[], Partial<Verification>, string, RegExp])[] = [
    ['no signature', FILES, {}, 'missing', /^it has no `\.signatures\.json`, and a verification key is given$/],
    ['two files of signatures', [...FILES, signed(), entry('a/.signatures.json', '{}')], {}, 'malformed', /one signs/],
    ['no JSON', [...FILES, raw('{')], {}, 'malformed', /is not JSON/],
    ['no object', [...FILES, raw('[]')], {}, 'malformed', /is no object/],
    ['an empty object, which OPA takes for unsigned', [...FILES, raw('{}')], {}, 'malformed', /holds no token/],
    ['no token', [...FILES, raw('{"signatures": []}')], {}, 'malformed', /holds no token/],
    ['two tokens', [...FILES, raw('{"signatures": ["a.b.c", "a.b.c"]}')], {}, 'malformed', /holds 2 tokens, and exactly one/],
    ['a plugin', [...FILES, raw('{"signatures": ["a.b.c"], "plugin": "kms"}')], {}, 'malformed', /the plugin "kms"/],
    ['a token of two parts', [...FILES, raw('{"signatures": ["a.b"]}')], {}, 'malformed', /three parts/],
    ['a token without a signature', [...FILES, raw(JSON.stringify({ signatures: [none] }))], {}, 'malformed', /not base64url/],
    ['a header that is no JSON', [...FILES, raw('{"signatures": ["YWI.e30.e30"]}')], {}, 'malformed', /the header .* is not JSON/],
    ['no key named', [...FILES, signatures({ files: LISTED })], {}, 'unknown-key', /names no key/],
    ['a key that is not configured', [...FILES, signed({}, { kid: 'other' })], {}, 'unknown-key', /key `other`, and known are `team`/],
    ['a configured id without a key', [...FILES, signed()], { keyId: 'next' }, 'unknown-key', /`next`/],
    ['another key', [...FILES, signed()], byKey(OTHER_RSA.verification, 'RS256'), 'bad-signature', /not made with this key$/],
    ['the key of another algorithm', [...FILES, signed()], byKey(RSA.verification, 'RS512'), 'bad-signature', /says "RS256", .* for RS512/],
    [
      'the public key as the secret of an HMAC',
      [...FILES, byHmac(RSA.verification)],
      {},
      'bad-signature',
      /says "HS256", and the key is for RS256/,
    ],
    ['a payload that was changed', [...FILES, raw(changed())], {}, 'bad-signature', /not made with this key/],
    ['a curve for RSA', [...FILES, signed()], byKey(P256.verification, 'RS256'), 'bad-key', /takes a key of kind `rsa`, .* is `ec`/],
    ['a public key as a secret', [...FILES, signed()], byKey(RSA.verification, 'HS256'), 'bad-key', /`PUBLIC KEY` is no secret/],
    ['no PEM', [...FILES, signed()], byKey('secret', 'RS256'), 'bad-key', /takes a key in PEM/],
    ['a PEM of something else', [...FILES, signed()], byKey(pem('DH PARAMETERS'), 'RS256'), 'bad-key', /`DH PARAMETERS` is no key/],
    ['a PEM that is damaged', [...FILES, signed()], byKey(pem('PUBLIC KEY'), 'RS256'), 'bad-key', /cannot be read/],
    ['a scope that nobody asked for', [...FILES, signed({ scope: 'write' })], {}, 'scope', /has the scope `write`, and none is expected/],
    ['another scope', [...FILES, signed({ scope: 'read' })], { scope: 'write' }, 'scope', /scope `read`, and `write` is expected/],
    ['no scope', [...FILES, signed()], { scope: 'write' }, 'scope', /scope none, and `write`/],
    ['an end that is past', [...FILES, signed({ exp: SECONDS })], {}, 'expired', /was valid until 2026-11-26T00:00:00\.000Z/],
    ['a beginning to come', [...FILES, signed({ nbf: SECONDS + 1 })], {}, 'expired', /is valid from 2026-11-26T00:00:01\.000Z on/],
    ['an end that is no number', [...FILES, signed({ exp: '2027' })], {}, 'malformed', /`exp` .* no number/],
    ['files that are no list', [...FILES, signed({ files: {} })], {}, 'malformed', /`files` .* no list/],
    ['a file without a hash', [...FILES, signed({ files: [{ name: 'policy.rego' }] })], {}, 'malformed', /`\{name, hash, algorithm\}`/],
    ['a file twice', [...FILES, signed({ files: [...LISTED, ...LISTED] })], {}, 'malformed', /lists `policy\.rego` twice/],
    [
      'a file without an algorithm',
      [...FILES, signed({ files: LISTED.map(({ name, hash }) => ({ name, hash })) })],
      {},
      'malformed',
      /no hash/,
    ],
    ['MD5', [...FILES, signed({ files: LISTED.map((file) => ({ ...file, algorithm: 'MD5' })) })], {}, 'malformed', /with `MD5`; known are/],
    ['a file that is not listed', [...FILES, entry('more.rego', ''), signed()], {}, 'unlisted', /`more\.rego` is not in its signature/],
    ['a text that is not listed', [...FILES, entry('README.md', ''), signed()], {}, 'unlisted', /`README\.md`/],
    ['another file', [entry('policy.rego', 'package x\n'), DATA, signed()], {}, 'digest', /`policy\.rego` is not the file .* SHA-256/],
    ['a number written otherwise', [POLICY, entry('acme/data.json', '{"a":1}'), signed()], {}, 'digest', /`acme\/data\.json`/],
    ['a file that is gone', [POLICY, signed()], {}, 'absent', /lists `acme\/data\.json`, which is not there/],
    ['a file in another place', [POLICY, entry('data.json', '{"a": 1.0}'), signed()], {}, 'unlisted', /`data\.json`/],
  ];
  test.each(cases)('%s', async (_what, files, change, fault, message) => {
    expect(await faultOf(verifyBundle(files, { ...verification, ...change }))).toEqual([fault, expect.stringMatching(message)]);
  });

  function byHmac(secret: string): BundleEntry {
    const text = [{ alg: 'HS256' }, { files: LISTED, keyid: 'team' }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return raw(JSON.stringify({ signatures: [`${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`] }));
  }

  function changed(): string {
    const other = Buffer.from(JSON.stringify({ files: [], keyid: 'team' })).toString('base64url');
    return signed()
      .bytes.toString()
      .replace(/\.[^.]+\./, `.${other}.`);
  }

  function pem(block: string): string {
    return `-----BEGIN ${block}-----\nAAAA\n-----END ${block}-----\n`;
  }
});

describe('what is not known to be signed is not read', () => {
  const unread = (name: string): BundleEntry => ({
    name,
    get bytes(): Buffer {
      throw new Error(`\`${name}\` was read`);
    },
  });
  const listing = (...names: readonly string[]) => signed({ files: names.map((name) => ({ name, hash: sha('x'), algorithm: 'SHA-256' })) });
  test.each<readonly [string, readonly BundleEntry[], Partial<Verification>, string]>([
    ['no signature', [unread('data.json')], {}, 'missing'],
    ['another key', [unread('data.json'), signed()], byKey(OTHER_RSA.verification, 'RS256'), 'bad-signature'],
    ['another scope', [unread('data.json'), signed()], { scope: 'write' }, 'scope'],
    ['over', [unread('data.json'), signed({ exp: SECONDS })], {}, 'expired'],
    ['one file too many', [unread('data.json'), unread('more.rego'), listing('data.json')], {}, 'unlisted'],
    ['one file too few', [unread('data.json'), listing('data.json', 'policy.rego')], {}, 'absent'],
    [
      'another policy: its data is not parsed',
      [unread('data.json'), unread('.manifest'), POLICY, listing('data.json', '.manifest', POLICY.name)],
      {},
      'digest',
    ],
  ])('%s', async (_what, files, change, fault) => {
    expect((await faultOf(verifyBundle(files, { ...verification, ...change })))[0]).toBe(fault);
  });

  test('a payload is parsed once its signature holds', async () => {
    const [token] = (JSON.parse(signed({}, { kid: 'team' }).bytes.toString()) as { signatures: [string] }).signatures;
    const [header, , signature] = token.split('.');
    const bad = raw(JSON.stringify({ signatures: [`${header}.bm8ganNvbg.${signature}`] }));
    expect((await faultOf(verifyBundle([...FILES, bad], verification)))[0]).toBe('bad-signature');
  });

  test('a file of signatures that is larger than any signature', async () => {
    const large = { name: '.signatures.json', bytes: Buffer.alloc(16 * 1024 * 1024 + 1, ' ') };
    expect(await faultOf(verifyBundle([...FILES, large], verification))).toEqual([
      'malformed',
      expect.stringContaining('at most 16777216'),
    ]);
  });
});

describe('what holds', () => {
  const hashed = (algorithm: string, name: string) => [{ name: 'policy.rego', hash: sha('package mcp.policy\n', name), algorithm }];
  test.each([
    ['the key that the payload names', [...FILES, signed()], {}],
    ['the key that the header names, before that of the payload', [...FILES, signed({ keyid: 'other' }, { kid: 'team' })], {}],
    ['the key that the configuration names, before both', [...FILES, signed({ keyid: 'x' }, { kid: 'y' })], { keyId: 'team' }],
    ['a header that says another algorithm: OPA never reads it', [...FILES, signed({}, { alg: 'none' })], {}],
    ['the scope of the key', [...FILES, signed({ scope: 'write' })], scopeOfKey('write')],
    ['the scope of the bundle, before that of the key', [...FILES, signed({ scope: 'b' })], { ...scopeOfKey('a'), scope: 'b' }],
    ['OPA’s own plugin, which `opa build` names', [...FILES, raw(signed().bytes.toString().replace('}', ', "plugin": "_default"}'))], {}],
    ['an end that is to come', [...FILES, signed({ exp: SECONDS + 1, nbf: SECONDS, iat: 0, iss: 'me' })], {}],
    ['a hash in capitals', [...FILES, signed({ files: LISTED.map((file) => ({ ...file, hash: file.hash.toUpperCase() })) })], {}],
    ['SHA-224', [POLICY, signed({ files: hashed('SHA-224', 'sha224') })], {}],
    ['SHA-384', [POLICY, signed({ files: hashed('SHA-384', 'sha384') })], {}],
    ['SHA-512', [POLICY, signed({ files: hashed('SHA-512', 'sha512') })], {}],
    ['SHA-512-256', [POLICY, signed({ files: hashed('SHA-512-256', 'sha512-256') })], {}],
    ['data in another order and spacing', [POLICY, entry('acme/data.json', '{\n"a":1.0 }'), signed()], {}],
    ['a file that need not be signed', [...FILES, entry('README.md', 'x'), signed()], { exclude: ['*.md'] }],
    ['a listed file that need not be signed, whatever it holds', [POLICY, entry('acme/data.json', '7'), signed()], { exclude: ['acme/*'] }],
  ] as const)('%s', async (_what, files, change) => {
    expect(await faultOf(verifyBundle(files, { ...verification, ...change }))).toEqual(['holds', '']);
  });

  test.each([
    ['its path as it was given', 'etc/team', './etc/team/'],
    ['an absolute path', 'etc/team', '/etc/team'],
    ['a path with steps back', 'etc/team', 'etc/x/../team'],
    ['names relative to it', undefined, '/etc/team'],
    ['the folder in which everything is', undefined, '.'],
  ])('a folder: %s', async (_what, signedAs, given) => {
    const key = { key: RSA.signing, algorithm: 'RS256', keyId: 'team' } as const;
    const signature = await signBundle(FILES, signedAs === undefined ? key : { ...key, folder: signedAs });
    expect(await faultOf(verifyBundle([...FILES, raw(signature)], verification, given))).toEqual(['holds', '']);
    const elsewhere = await faultOf(verifyBundle([...FILES, raw(signature)], verification, '/srv/other'));
    expect(elsewhere[0]).toBe(signedAs === undefined ? 'holds' : 'unlisted');
  });

  function scopeOfKey(scope: string): Partial<Verification> {
    return { keys: new Map([['team', { text: RSA.verification, algorithm: 'RS256', scope }]]) };
  }
});

const place = folder();
afterAll(() => place.remove());
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe.skipIf(!hasOpenssl)('a certificate (skipped without openssl)', () => {
  const key = place.write('key.pem', RSA.signing);
  execFileSync('openssl', ['req', '-x509', '-new', '-key', key, '-subj', '/CN=team', '-days', '10', '-out', place.at('cert.pem')], {
    stdio: 'ignore',
  });
  const certificate = readFileSync(place.at('cert.pem'), 'utf8');
  const day = 24 * 60 * 60 * 1000;
  test.each([
    ['within its days', 5, 'holds', /^$/],
    ['after them', 11, 'bad-key', /^the certificate of the key was valid until /],
    ['before them', -1, 'bad-key', /^the certificate of the key is valid from .* on$/],
  ])('%s', async (_what, days, fault, message) => {
    const now = Date.now() + days * day;
    const at = { ...byKey(certificate, 'RS256'), now: () => now };
    expect(await faultOf(verifyBundle([...FILES, signed()], at))).toEqual([fault, expect.stringMatching(message)]);
  });
});

describe('options', () => {
  const files: Readonly<Record<string, string>> = {
    'rsa.pem': RSA.verification,
    'p384.pem': P384.verification,
    'ed.pem': ED25519.verification,
  };
  const parse = (options: Parameters<typeof verificationOf>[0]) =>
    verificationOf(options, { readText: (path) => files[path], now: () => NOW });

  test('none verify nothing', () => expect(parse({})).toBeUndefined());
  test.each([
    [{ verificationKey: 'rsa.pem' }, { keyId: 'default', exclude: [], everything: false }],
    [
      { verificationKey: 'rsa.pem', verificationKeyId: 'team', scope: 'write' },
      { keyId: 'team', scope: 'write' },
    ],
    [{ verificationKey: 'ed.pem', signingAlg: 'EdDSA', requireSigned: true }, { everything: true }],
    [{ verificationKey: SECRET.verification, signingAlg: 'HS256' }, { keyId: 'default' }],
    [{ verificationKey: RSA.verification, excludeFilesVerify: ['a,b/*', 'c'] }, { exclude: ['a', 'b/*', 'c'] }],
  ])('%j', (options, expected) => expect(parse(options)).toMatchObject(expected));

  test('the key of a file is read anew each time, and the path of one that is gone is no secret', async () => {
    let secret: string | undefined = SECRET.verification;
    const options = { verificationKey: 'key', signingAlg: 'HS256' };
    const made = verificationOf(options, { readText: () => secret, now: () => NOW });
    if (made === undefined) throw new Error('a key was given');
    const by = (key: string) => signatures({ files: LISTED }, {}, 'HS256', key);
    const faultNow = async (key: string) => (await faultOf(verifyBundle([...FILES, by(key)], made)))[0];
    expect(made.watched).toEqual(['key']);
    expect([await faultNow(SECRET.signing), await faultNow('next')]).toEqual(['holds', 'bad-signature']);
    secret = 'next';
    expect([await faultNow(SECRET.signing), await faultNow('next')]).toEqual(['bad-signature', 'holds']);
    secret = undefined;
    await expect(verifyBundle([...FILES, by('key')], made)).rejects.toThrow('`--verification-key`: `key` is not there any more');
    secret = '';
    await expect(verifyBundle([...FILES, by('key')], made)).rejects.toThrow('`--verification-key`: the secret is empty');
  });

  test.each([
    [{ requireSigned: true }, '`--require-signed` is for bundles that are verified with a key: add `--verification-key=<file>`'],
    [{ scope: 'write' }, '`--scope` is for bundles'],
    [{ signingAlg: 'HS256' }, '`--signing-alg` is for bundles'],
    [{ excludeFilesVerify: ['x'] }, '`--exclude-files-verify` is for'],
    [{ verificationKey: 'gone.pem' }, '`--verification-key`: there is no file `gone.pem`, and as a key: RS256 takes a key in PEM'],
    [{ verificationKey: 'p384.pem' }, '`--verification-key`: RS256 takes a key of kind `rsa`, and this one is `ec`'],
    [{ verificationKey: 'rsa.pem', signingAlg: 'RS265' }, '`RS265` is no signature algorithm (did you mean `RS256`?)'],
    [{ verificationKey: 'rsa.pem', signingAlg: 'none' }, '`none` is no signature algorithm; known are HS256'],
    [{ verificationKey: 'rsa.pem', signingAlg: 'toString' }, '`toString` is no signature algorithm'],
  ])('%j is refused', (options, message) => {
    expect(() => parse(options)).toThrow(UserError);
    expect(() => parse(options)).toThrow(message);
  });
});
