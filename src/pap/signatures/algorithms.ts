import { constants, createHmac, sign, timingSafeEqual, verify, type KeyObject } from 'node:crypto';

/** What an algorithm name of JOSE (RFC 7518 §3.1, RFC 8037 §3.1) asks of Node. */
type Scheme =
  | { readonly kind: 'hmac'; readonly hash: string }
  | { readonly kind: 'rsa' | 'pss'; readonly hash: string; readonly keys: 'rsa' }
  | { readonly kind: 'ecdsa'; readonly hash: string; readonly keys: 'ec' }
  | { readonly kind: 'eddsa'; readonly keys: 'ed25519' };

/** What `--signing-alg` takes, as OPA's does. */
const SCHEMES = {
  HS256: { kind: 'hmac', hash: 'sha256' },
  HS384: { kind: 'hmac', hash: 'sha384' },
  HS512: { kind: 'hmac', hash: 'sha512' },
  RS256: { kind: 'rsa', hash: 'sha256', keys: 'rsa' },
  RS384: { kind: 'rsa', hash: 'sha384', keys: 'rsa' },
  RS512: { kind: 'rsa', hash: 'sha512', keys: 'rsa' },
  PS256: { kind: 'pss', hash: 'sha256', keys: 'rsa' },
  PS384: { kind: 'pss', hash: 'sha384', keys: 'rsa' },
  PS512: { kind: 'pss', hash: 'sha512', keys: 'rsa' },
  ES256: { kind: 'ecdsa', hash: 'sha256', keys: 'ec' },
  ES384: { kind: 'ecdsa', hash: 'sha384', keys: 'ec' },
  ES512: { kind: 'ecdsa', hash: 'sha512', keys: 'ec' },
  EdDSA: { kind: 'eddsa', keys: 'ed25519' },
} as const satisfies Readonly<Record<string, Scheme>>;

export type SignatureAlgorithm = keyof typeof SCHEMES;

export const SIGNATURE_ALGORITHMS = Object.keys(SCHEMES) as readonly SignatureAlgorithm[];

/** OPA's default, of `--signing-alg` and of a configured key. */
export const DEFAULT_ALGORITHM: SignatureAlgorithm = 'RS256';

export function isSignatureAlgorithm(name: string): name is SignatureAlgorithm {
  return Object.hasOwn(SCHEMES, name);
}

/** The kind of key that the algorithm takes, as `KeyObject.asymmetricKeyType` names it; `secret` for HMAC. */
export function keyTypeOf(algorithm: SignatureAlgorithm): 'secret' | 'rsa' | 'ec' | 'ed25519' {
  const scheme: Scheme = SCHEMES[algorithm];
  return scheme.kind === 'hmac' ? 'secret' : scheme.keys;
}

/**
 * Node's primitives rather than `jose`: OPA takes the algorithm from the key's configuration and never looks at the token's header, and it
 * lets the curve follow from the key (ES256 with P-384). A library that holds the header to the key would refuse what OPA accepts.
 */
export function signatureHolds(algorithm: SignatureAlgorithm, key: KeyObject, text: Buffer, signature: Buffer): boolean {
  const scheme: Scheme = SCHEMES[algorithm];
  if (scheme.kind === 'hmac') {
    const expected = createHmac(scheme.hash, key).update(text).digest();
    return expected.length === signature.length && timingSafeEqual(expected, signature);
  }
  if (scheme.kind === 'eddsa') return verify(null, text, key, signature);
  return verify(scheme.hash, text, withOptions(scheme.kind, key), signature);
}

export function signatureOf(algorithm: SignatureAlgorithm, key: KeyObject, text: Buffer): Buffer {
  const scheme: Scheme = SCHEMES[algorithm];
  if (scheme.kind === 'hmac') return createHmac(scheme.hash, key).update(text).digest();
  if (scheme.kind === 'eddsa') return sign(null, text, key);
  return sign(scheme.hash, text, withOptions(scheme.kind, key));
}

function withOptions(kind: 'rsa' | 'pss' | 'ecdsa', key: KeyObject) {
  if (kind === 'rsa') return { key, padding: constants.RSA_PKCS1_PADDING };
  // RFC 7518 §3.5: the salt is as long as the hash. §3.4: R and S side by side, no ASN.1.
  if (kind === 'pss') return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  return { key, dsaEncoding: 'ieee-p1363' as const };
}
