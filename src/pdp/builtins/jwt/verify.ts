import type { Builtin } from '../builtin.js';
import { text } from '../operands.js';
import { readHeader } from './header.js';
import { readKeys, type VerificationKey } from './keys.js';
import { evenHalves, verifyHmac, verifySignature, type Family } from './signature.js';
import { readToken } from './token.js';

const SIZES = ['256', '384', '512'];

/** `io.jwt.verify_rs256` and its like: whether the signature is one of the key or of a key of the set; the claims do not count. */
export const jwtVerifyBuiltins: Readonly<Record<string, Builtin>> = {
  ...Object.fromEntries(
    (['RS', 'PS', 'ES'] as const).flatMap((family) =>
      SIZES.map((size) => [name(family + size), asymmetric(family, `sha${size}`)] as const),
    ),
  ),
  ...Object.fromEntries(SIZES.map((size) => [name(`HS${size}`), symmetric(`sha${size}`)] as const)),
  [name('EdDSA')]: asymmetric('EdDSA', ''),
};

function name(algorithm: string): string {
  return `io.jwt.verify_${algorithm.toLowerCase()}`;
}

function symmetric(hash: string): Builtin {
  return (_context, jwt, secret) => {
    const { signed, signature } = readToken(text(jwt));
    return verifyHmac(hash, text(secret), signed, signature);
  };
}

/** A key of the token's `kid` alone counts; else all whose algorithm is the header's, or that say none. */
function asymmetric(family: Family, hash: string): Builtin {
  return (_context, jwt, certificate) => {
    const token = readToken(text(jwt));
    const keys = readKeys(text(certificate));
    const { algorithm, id } = readHeader(token.header);
    const { signed, signature } = token;
    const named = id === '' ? undefined : keys.find((key) => key.id === id);
    if (named !== undefined) return isSignedBy(family, hash, named, signed, signature);
    return keys.some((key) => (key.algorithm === '' || key.algorithm === algorithm) && isSignedBy(family, hash, key, signed, signature));
  };
}

function isSignedBy(family: Family, hash: string, { material }: VerificationKey, signed: string, signature: Buffer): boolean {
  if (material.kind !== 'public') return false;
  const { key } = material;
  const sized = family === 'ES' ? evenHalves(key, signature) : signature;
  return sized !== undefined && verifySignature(family, hash, key, signed, sized);
}
