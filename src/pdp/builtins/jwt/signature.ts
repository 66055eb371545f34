import { constants, createHmac, timingSafeEqual, verify, type KeyObject } from 'node:crypto';

/** RS, PS, ES and EdDSA of RFC 7518 and RFC 8037. */
export type Family = 'RS' | 'PS' | 'ES' | 'EdDSA';

/** Go refuses shorter ones. */
const MIN_RSA_BITS = 1024;
const KEY_TYPES: Readonly<Record<Family, readonly string[]>> = { RS: ['rsa'], PS: ['rsa'], ES: ['ec'], EdDSA: ['ed25519'] };

type Verify = (hash: string, data: Buffer, key: KeyObject, signature: Buffer) => boolean;
const VERIFY: Readonly<Record<Family, Verify>> = {
  RS: (hash, data, key, signature) => verify(hash, data, { key, padding: constants.RSA_PKCS1_PADDING }, signature),
  PS: (hash, data, key, signature) =>
    verify(hash, data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }, signature),
  ES: (hash, data, key, signature) => verify(hash, data, { key, dsaEncoding: 'ieee-p1363' }, signature),
  EdDSA: (_hash, data, key, signature) => verify(undefined, data, key, signature),
};

/** `hash` is `sha256` and its like. False too for a key of another kind. */
export function verifySignature(family: Family, hash: string, key: KeyObject, signed: string, signature: Buffer): boolean {
  if (!KEY_TYPES[family].includes(key.asymmetricKeyType ?? '')) return false;
  if (key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) < MIN_RSA_BITS) return false;
  try {
    return VERIFY[family](hash, Buffer.from(signed), key, signature);
  } catch {
    // Node throws for a signature of a length that the key cannot have.
    return false;
  }
}

export function verifyHmac(hash: string, secret: string | Buffer, signed: string, signature: Buffer): boolean {
  const wanted = createHmac(hash, secret).update(signed).digest();
  return wanted.length === signature.length && timingSafeEqual(wanted, signature);
}

const CURVE_BYTES = new Map([
  ['prime256v1', 32],
  ['secp224r1', 28],
  ['secp384r1', 48],
  ['secp521r1', 66],
]);

/** The two halves of a signature of any length as two numbers of the curve's; undefined where one does not fit. */
export function evenHalves(key: KeyObject, signature: Buffer): Buffer | undefined {
  const size = CURVE_BYTES.get(key.asymmetricKeyDetails?.namedCurve ?? '');
  if (size === undefined) return undefined;
  const middle = Math.trunc(signature.length / 2);
  const halves = [signature.subarray(0, middle), signature.subarray(middle)].map((half) => resized(half, size));
  return halves.every((half) => half !== undefined) ? Buffer.concat(halves) : undefined;
}

function resized(number: Buffer, size: number): Buffer | undefined {
  const start = number.findIndex((byte) => byte !== 0);
  const digits = start === -1 ? Buffer.alloc(0) : number.subarray(start);
  return digits.length > size ? undefined : Buffer.concat([Buffer.alloc(size - digits.length), digits]);
}
