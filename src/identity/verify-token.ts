import type { errors as joseErrors, JSONWebKeySet, JWTPayload } from 'jose';
import { UserError } from '../errors/exit.js';
import type { Identity } from '../pdp/input-document.js';
import type { JsonObject } from '../protocol/json/json.js';
import { CLOCK_TOLERANCE_S } from './expiry.js';
import { subjectFrom } from './subject.js';

export interface Verification {
  /** What messages call the token: `the token in AGENTMESH_TOKEN`. */
  readonly called: string;
  readonly keys: JSONWebKeySet;
  readonly issuer: string | undefined;
  readonly audience: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Signatures by public keys only: no `none`, and no HMAC, which anybody who can read a public key set could make. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
/** A bearer token travels in a header; servers cut those at 8 to 16 KB. */
const LONGEST_TOKEN = 16_384;
/** Claims are part of every input document and record. */
const LONGEST_CLAIMS = 8_192;

/**
 * Verifies a JWT (RFC 7519, RFC 8725): signature, algorithm, issuer, audience, not before, expiry; `sub` and `exp` must be
 * there. A claim that says whom the token is from or for is never left unchecked. Throws a UserError that says why.
 */
export async function verifyToken(token: string, { called, keys, issuer, audience, now }: Verification): Promise<Identity> {
  if (token.length > LONGEST_TOKEN) throw new UserError(`${called} is longer than ${LONGEST_TOKEN} characters`);
  const { createLocalJWKSet, jwtVerify, errors } = await import('jose');
  let claims: JWTPayload;
  try {
    const verified = await jwtVerify(token, createLocalJWKSet(keys), {
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: new Date(now),
      requiredClaims: ['sub', 'exp'],
      ...(issuer === undefined ? {} : { issuer }),
      ...(audience === undefined ? {} : { audience }),
    });
    claims = verified.payload;
  } catch (error) {
    throw new UserError(`${called} does not verify: ${reason(error, errors, { issuer, audience })}`, { cause: error });
  }
  if (claims.aud !== undefined && audience === undefined)
    throw new UserError(`${called} is for ${quoted(claims.aud)}: say \`--audience=…\` to accept tokens for it`);
  if (claims.iss !== undefined && issuer === undefined)
    throw new UserError(`${called} is from ${quoted(claims.iss)}: say \`--issuer=…\` to accept tokens from it`);
  if (JSON.stringify(claims).length > LONGEST_CLAIMS)
    throw new UserError(`the claims of ${called} are longer than ${LONGEST_CLAIMS} characters: ask for a token with fewer`);
  // RFC 7519 §4.1.2. As text the number 5 would be the subject of whoever is called "5".
  if (typeof claims.sub !== 'string') throw new UserError(`the \`sub\` of ${called} is not a text`);
  const subject = subjectFrom(claims.sub, `the \`sub\` of ${called}`);
  return {
    subject,
    authenticated: true,
    method: 'jwt',
    ...(claims.iss === undefined ? {} : { issuer: claims.iss }),
    claims: claims as JsonObject,
  };
}

function reason(error: unknown, errors: typeof joseErrors, { issuer, audience }: Pick<Verification, 'issuer' | 'audience'>): string {
  if (error instanceof errors.JWTExpired) return `it expired at ${new Date(Number(error.payload.exp) * 1_000).toISOString()}`;
  if (error instanceof errors.JWTClaimValidationFailed) {
    const { claim, payload } = error;
    if (error.reason === 'missing') return `it has no \`${claim}\` claim`;
    if (claim === 'iss') return `it is from ${quoted(payload.iss)}, not from \`${issuer}\``;
    if (claim === 'aud') return `it is for ${quoted(payload.aud)}, not for \`${audience}\``;
    if (claim === 'nbf') return `it is not valid before ${new Date(Number(payload.nbf) * 1_000).toISOString()}`;
    return error.message;
  }
  if (error instanceof errors.JWKSNoMatchingKey) return 'no key of the key set has its `kid` and algorithm';
  if (error instanceof errors.JWKSMultipleMatchingKeys) return 'several keys of the key set match it: give the keys a `kid`';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'its signature is wrong';
  if (error instanceof errors.JOSEAlgNotAllowed) return `its algorithm is not one of ${ALGORITHMS.join(', ')}`;
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid)
    return 'it is not a JWT (three base64url parts with dots between)';
  return error instanceof Error ? error.message : String(error);
}

/** A claim's text, safe to print: the signature says who wrote it, not that a terminal may read it. */
function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nobody';
  return `\`${text.length > 200 ? `${text.slice(0, 200)}…` : text}\``;
}
