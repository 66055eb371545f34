import { createPublicKey, createPrivateKey, X509Certificate, type JsonWebKey, type KeyObject } from 'node:crypto';
import { isArray, RegoObject, type RegoValue } from '../../value/value.js';
import { printValue } from '../../value/print-value.js';
import { BuiltinError } from '../builtin.js';
import { decodeBase64Url } from '../go/base64.js';
import { readJson } from '../json/read.js';
import { textIn } from './token.js';

export type KeyMaterial =
  { readonly kind: 'public' | 'private'; readonly key: KeyObject } | { readonly kind: 'secret'; readonly bytes: Buffer };

export interface VerificationKey {
  /** `''` for a key that says none. */
  readonly algorithm: string;
  readonly id: string;
  readonly material: KeyMaterial;
}

export const ALGORITHMS: ReadonlySet<string> = new Set(
  ['RS', 'PS', 'ES', 'HS'].flatMap((family) => ['256', '384', '512'].map((size) => family + size)).concat('EdDSA'),
);

/** Known to RFC 7518 for other uses than signatures: a key of one is passed over. Any other is an error. */
const OTHER_ALGORITHMS = new Set(
  (
    'none ES256K Ed25519 dir RSA1_5 RSA-OAEP RSA-OAEP-256 RSA-OAEP-384 RSA-OAEP-512 A128KW A192KW A256KW A128GCMKW A192GCMKW A256GCMKW ' +
    'ECDH-ES ECDH-ES+A128KW ECDH-ES+A192KW ECDH-ES+A256KW PBES2-HS256+A128KW PBES2-HS384+A192KW PBES2-HS512+A256KW'
  ).split(' '),
);

/** Parsing takes longer than most verifications, and a policy asks for few. */
const MAX_KNOWN = 100;
const known = new Map<string, readonly VerificationKey[]>();

/** Of a certificate or a public key in PEM, or of a JWK or a set of them (RFC 7517). Throws a `BuiltinError`. */
export function readKeys(text: string): readonly VerificationKey[] {
  const found = known.get(text);
  if (found !== undefined) return found;
  const keys = attempt(() => readPem(text) ?? readJwks(text));
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(text, keys);
  return keys;
}

const PEM = /-----BEGIN ([^\n-]+)-----[ \t\r]*\n([\s\S]*?)-----END \1-----[ \t\r]*(?:\n|$)/;

function readPem(text: string): readonly VerificationKey[] | undefined {
  const match = PEM.exec(text);
  if (match === null) return undefined;
  if (match.index + match[0].length < text.length) throw new BuiltinError('extra data after a PEM certificate block');
  const [block, type] = match;
  if (type !== 'CERTIFICATE' && type !== 'PUBLIC KEY') throw new BuiltinError('failed to extract a Key from the PEM certificate');
  const key = type === 'CERTIFICATE' ? new X509Certificate(block).publicKey : createPublicKey(block);
  return [{ algorithm: '', id: '', material: { kind: 'public', key } }];
}

function readJwks(text: string): readonly VerificationKey[] {
  const value = readJson(text);
  if (!(value instanceof RegoObject)) throw new BuiltinError('not a JWK');
  const keys = value.get('keys');
  const found = (isArray(keys) ? keys : [value]).map(readJwk);
  return found.filter(({ algorithm }) => algorithm === '' || ALGORITHMS.has(algorithm));
}

function readJwk(value: RegoValue): VerificationKey {
  if (!(value instanceof RegoObject)) throw new BuiltinError('not a JWK');
  const algorithm = textIn(value, 'alg');
  if (algorithm !== '' && !ALGORITHMS.has(algorithm) && !OTHER_ALGORITHMS.has(algorithm)) throw new BuiltinError('unknown algorithm');
  return { algorithm, id: textIn(value, 'kid'), material: materialOf(value) };
}

function materialOf(jwk: RegoObject): KeyMaterial {
  const type = textIn(jwk, 'kty');
  if (type === 'oct') return { kind: 'secret', bytes: decodeBase64Url(textIn(jwk, 'k')) };
  if (!['RSA', 'EC', 'OKP'].includes(type)) throw new BuiltinError(`unknown kty ${type}`);
  const plain = JSON.parse(printValue(jwk)) as JsonWebKey;
  if (jwk.get('d') === undefined) return { kind: 'public', key: createPublicKey({ key: plain, format: 'jwk' }) };
  return { kind: 'private', key: createPublicKey(createPrivateKey({ key: plain, format: 'jwk' })) };
}

/** Node throws errors of many kinds for what is no key. */
function attempt<T>(make: () => T): T {
  try {
    return make();
  } catch (cause) {
    throw cause instanceof BuiltinError ? cause : new BuiltinError('no key', { cause });
  }
}
