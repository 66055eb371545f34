import { constants, createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { BuiltinContext } from '../../src/pdp/builtins/builtin.js';
import { hostBuiltinNames, hostBuiltins } from '../../src/pdp/builtins/index.js';
import { parseValue } from '../../src/pdp/value/parse-value.js';
import { printValue } from '../../src/pdp/value/print-value.js';
import type { JsonObject, JsonValue } from '../../src/protocol/json/json.js';
import { engine } from './support.js';

const TIME = '2026-01-01T00:00:00Z';
const NOW = Date.parse(TIME) / 1000;
const context: BuiltinContext = { nowNs: () => BigInt(NOW) * 1_000_000_000n, print: () => {} };
const SECRET = 'secret';

const pairs = {
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  p256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  p521: generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  ed: generateKeyPairSync('ed25519'),
};

const base64 = (value: JsonValue) => Buffer.from(JSON.stringify(value)).toString('base64url');

function token(algorithm: string, key: KeyObject | string, header: JsonObject = {}, payload: JsonObject = { sub: 'alice' }): string {
  const signed = `${base64({ alg: algorithm, ...header })}.${base64(payload)}`;
  return `${signed}.${signatureOf(algorithm, key, signed).toString('base64url')}`;
}

function signatureOf(algorithm: string, key: KeyObject | string, signed: string): Buffer {
  const hash = `sha${algorithm.slice(2)}`;
  if (typeof key === 'string') return createHmac(hash, key).update(signed).digest();
  if (algorithm === 'EdDSA') return sign(undefined, Buffer.from(signed), key);
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  const how = algorithm.startsWith('ES') ? { dsaEncoding: 'ieee-p1363' as const } : algorithm.startsWith('PS') ? pss : {};
  return sign(hash, Buffer.from(signed), { key, ...how });
}

const { rsa, p256, p521, ed } = pairs;
const tokens = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'].map((algorithm) => token(algorithm, rsa.privateKey)),
  token('ES256', p256.privateKey),
  token('ES384', p256.privateKey),
  token('ES512', p521.privateKey),
  token('EdDSA', ed.privateKey),
  ...['HS256', 'HS384', 'HS512'].map((algorithm) => token(algorithm, SECRET)),
  token('RS256', rsa.privateKey, { kid: 'rsa' }),
  token('RS256', rsa.privateKey, { kid: 'p256' }),
  token('RS256', rsa.privateKey, { kid: 'nobody' }),
  token('RS256', rsa.privateKey, { alg: 'none' }),
  token('RS256', rsa.privateKey, { alg: 'HS256' }),
  token('RS256', rsa.privateKey, { alg: 1 }),
  token('RS256', rsa.privateKey, { crit: ['exp'] }),
  token('RS256', rsa.privateKey, { crit: ['exp'], exp: 1 }),
  token('RS256', rsa.privateKey, { crit: [] }),
  token('RS256', rsa.privateKey).replace(/\.[^.]{4}/, '.AAAA'),
  `${token('RS256', rsa.privateKey)}A`,
  `${base64({ alg: 'RS256' })}.!.AAAA`,
  `${base64({ alg: 'RS256' })}.e30.!`,
  // The published attack: the public key as the secret of a symmetric algorithm.
  token('HS256', rsa.publicKey.export({ type: 'spki', format: 'pem' }) as string),
];

const pem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }) as string;
const jwk = (key: KeyObject, more: JsonObject = {}) => ({ ...(key.export({ format: 'jwk' }) as JsonObject), ...more });
const keys = [
  ...Object.values(pairs).map(({ publicKey }) => pem(publicKey)),
  `${pem(rsa.publicKey)}more`,
  `text before\n${pem(rsa.publicKey)}`,
  rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  ...Object.values(pairs).map(({ publicKey }) => JSON.stringify(jwk(publicKey))),
  JSON.stringify(jwk(rsa.publicKey, { alg: 'RS256' })),
  JSON.stringify(jwk(rsa.publicKey, { alg: 'RS999' })),
  JSON.stringify(jwk(rsa.publicKey, { alg: 'RSA-OAEP' })),
  JSON.stringify(jwk(rsa.privateKey)),
  JSON.stringify({ keys: Object.entries(pairs).map(([kid, { publicKey }]) => jwk(publicKey, { kid })) }),
  JSON.stringify({ keys: [] }),
  JSON.stringify({ kty: 'oct', k: Buffer.from(SECRET).toString('base64url') }),
  JSON.stringify({ kty: 'odd' }),
  '{}',
  'nonsense',
];

const claims: readonly JsonObject[] = [
  {},
  { iss: 'a', aud: 'x' },
  { iss: 'b', aud: ['x', 'y'] },
  { aud: 'z' },
  { aud: 1 },
  { exp: NOW },
  { exp: NOW + 0.5 },
  { nbf: NOW },
  { nbf: NOW + 1 },
  { exp: 'soon' },
  { nbf: null },
];
const constraints: readonly JsonObject[] = [
  { secret: SECRET },
  { secret: SECRET, iss: 'a', aud: 'x' },
  { secret: SECRET, aud: 'y' },
  { secret: SECRET, alg: 'HS256' },
  { secret: SECRET, alg: 'RS256' },
  { secret: SECRET, time: (NOW - 10) * 1e9 },
  { secret: SECRET, time: -1 },
  { secret: SECRET, other: 1 },
  { secret: SECRET, cert: pem(rsa.publicKey) },
  { secret: '' },
  { secret: 1 },
  {},
];

/** The calls of one builtin, answered by our host and by OPA's interpreter, side by side. */
async function bothAnswers(name: string, calls: readonly (readonly JsonValue[])[]) {
  const builtin = hostBuiltins.get(name);
  const ours = calls.map((args) => {
    const answer = builtin?.(context, ...args.map((argument) => parseValue(JSON.stringify(argument))));
    return answer === undefined ? 'undefined' : printValue(answer);
  });
  const args = (calls[0] ?? []).map((_, index) => `args[${index}]`).join(', ');
  const text = `package jwt\n\nanswers := [sprintf("%v", [object.get({"is": y | y := ${name}(${args})}, "is", "undefined")]) | some args in input]`;
  const evaluated = await (
    await engine()
  ).evaluate({ modules: [{ path: 'jwt.rego', text }], query: 'x := data.jwt.answers', input: calls, time: TIME });
  if (!evaluated.ok) throw new Error(evaluated.diagnostics.map(({ message }) => message).join('\n'));
  const [row] = evaluated.result as readonly { readonly bindings: JsonObject }[];
  const theirs = row?.bindings['x'];
  const named = (answers: unknown) => calls.map((call, index) => `${JSON.stringify(call)} = ${(answers as readonly string[])[index]}`);
  return { ours: named(ours), theirs: named(theirs) };
}

describe('tokens are judged as OPA judges them', () => {
  const verifying = hostBuiltinNames.filter((name) => name.startsWith('io.jwt.verify_') && !name.includes('_hs'));

  it.each(verifying)('%s: every token with every key', async (name) => {
    const calls = tokens.flatMap((jwt) => keys.map((key) => [jwt, key]));
    const { ours, theirs } = await bothAnswers(name, calls);
    expect(ours).toEqual(theirs);
    for (const answer of ['true', 'false', 'undefined']) expect(ours.some((line) => line.endsWith(` = ${answer}`))).toBe(true);
  });

  it('io.jwt.decode_verify: every token with every key', async () => {
    const calls = tokens.flatMap((jwt) => keys.map((key) => [jwt, { cert: key }]));
    const { ours, theirs } = await bothAnswers('io.jwt.decode_verify', calls);
    expect(ours).toEqual(theirs);
    expect(ours.some((line) => line.includes(' = [true'))).toBe(true);
  });

  it('io.jwt.decode_verify: claims, constraints and time', async () => {
    const nested = token('HS256', SECRET, { cty: 'JWT' }).replace(/\..*/, '');
    const inner = Buffer.from(token('HS256', SECRET)).toString('base64url');
    const calls = [...claims.map((payload) => token('HS256', SECRET, {}, payload)), `${nested}.${inner}.x`].flatMap((jwt) =>
      constraints.map((constraint) => [jwt, constraint]),
    );
    const { ours, theirs } = await bothAnswers('io.jwt.decode_verify', calls);
    expect(ours).toEqual(theirs);
  });
});
