import { isNumber, numberText, RegoObject, type RegoValue } from '../../value/value.js';
import { BuiltinError, type Builtin, type BuiltinContext } from '../builtin.js';
import { object, text } from '../operands.js';
import { readConstraints, type Constraints } from './constraints.js';
import { readHeader } from './header.js';
import { ALGORITHMS, type VerificationKey } from './keys.js';
import { verifyHmac, verifySignature, type Family } from './signature.js';
import { jsonObject, readToken, textIn, type Token } from './token.js';

export const jwtDecodeBuiltins: Readonly<Record<string, Builtin>> = {
  'io.jwt.decode': (_context, jwt) => decode(text(jwt)),
  'io.jwt.decode_verify': (context, jwt, constraints) => decodeVerify(context, text(jwt), object(constraints)),
};

const UNVERIFIED: RegoValue = [false, new RegoObject([]), new RegoObject([])];
/** Tokens within tokens. */
const MAX_NESTED = 16;

function decode(jwt: string, depth = 0): RegoValue {
  const token = readToken(jwt);
  // A token as the payload of another is in quotes there.
  if (textIn(token.header, 'cty') === 'JWT') return decode(token.payload.toString().replaceAll(/^["']+|["']+$/g, ''), nested(depth));
  return [token.header, jsonObject(token.payload.toString()), token.signature.toString('hex')];
}

function nested(depth: number): number {
  if (depth >= MAX_NESTED) throw new BuiltinError('tokens nest too deeply');
  return depth + 1;
}

/** RFC 7519, 7.2. What does not hold is `[false, {}, {}]`, what cannot be read is an error. */
function decodeVerify(context: BuiltinContext, jwt: string, given: RegoObject): RegoValue {
  const constraints = readConstraints(given, context);
  const verified = verifyNested(jwt, constraints, 0);
  if (verified === undefined) return UNVERIFIED;
  const payload = jsonObject(verified.payload.toString());
  return claimsHold(payload, constraints) ? [true, verified.header, payload] : UNVERIFIED;
}

function verifyNested(jwt: string, constraints: Constraints, depth: number): Token | undefined {
  const token = readToken(jwt);
  const { algorithm, id, contentType, understood } = readHeader(token.header);
  if (algorithm === '' || !understood) return undefined;
  if (constraints.algorithm !== '' && constraints.algorithm !== algorithm) return undefined;
  const { signed, signature } = token;
  const isSigned = (key: VerificationKey) => isSignedBy(algorithm, key, signed, signature);
  if (!isTrusted(algorithm, id, constraints, isSigned)) return undefined;
  return contentType.toLowerCase() === 'jwt' ? verifyNested(token.payload.toString(), constraints, nested(depth)) : token;
}

/** A key of the token's `kid` alone counts; else all whose algorithm is the header's, or that say none. */
function isTrusted(algorithm: string, id: string, { keys, secret }: Constraints, isSigned: (key: VerificationKey) => boolean): boolean {
  if (keys === undefined) return isSigned({ algorithm: '', id: '', material: { kind: 'secret', bytes: Buffer.from(secret) } });
  const named = id === '' ? undefined : keys.find((key) => key.id === id);
  if (named !== undefined) return isSigned(named);
  return keys.some((key) => (key.algorithm === '' || key.algorithm === algorithm) && isSigned(key));
}

function isSignedBy(algorithm: string, { material }: VerificationKey, signed: string, signature: Buffer): boolean {
  if (!ALGORITHMS.has(algorithm)) return false;
  const hash = `sha${algorithm.slice(2)}`;
  if (material.kind === 'secret') return algorithm.startsWith('HS') && verifyHmac(hash, material.bytes, signed, signature);
  if (algorithm.startsWith('HS')) return false;
  const family = algorithm === 'EdDSA' ? 'EdDSA' : (algorithm.slice(0, 2) as Family);
  return verifySignature(family, hash, material.key, signed, signature);
}

/** RFC 7519, 4.1: iss, aud, exp, nbf. */
function claimsHold(payload: RegoObject, { issuer, audience, nowNs }: Constraints): boolean {
  if (issuer !== '' && (payload.get('iss') === undefined || textIn(payload, 'iss') !== issuer)) return false;
  const claimed = payload.get('aud');
  if (claimed === undefined ? audience !== '' : ![claimed].flat().includes(audience)) return false;
  const now = nowNs / 1e9;
  const [expiry, start] = [secondsIn(payload, 'exp'), secondsIn(payload, 'nbf')];
  return (expiry === undefined || now < expiry) && (start === undefined || now >= start);
}

function secondsIn(payload: RegoObject, name: string): number | undefined {
  const value = payload.get(name);
  if (value === undefined) return undefined;
  if (!isNumber(value)) throw new BuiltinError(`${name} value must be a number`);
  return Number(numberText(value));
}
