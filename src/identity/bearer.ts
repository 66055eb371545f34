import { createHash, timingSafeEqual } from 'node:crypto';
import type { JSONWebKeySet } from 'jose';
import { UserError } from '../errors/exit.js';
import type { Identity } from '../pdp/input-document.js';
import { canonicalJson } from '../protocol/json/canonical-json.js';
import type { Clock } from '../telemetry/clock.js';
import { expired } from './expiry.js';
import { loadKeys, type KeySources } from './load-keys.js';
import { subjectFrom } from './subject.js';
import { verifyToken } from './verify-token.js';

/** Who sends one HTTP request, by its `Authorization` header (RFC 6750 §2.1). */
export type Credentials =
  /** Requests with the same `key` come from the same caller with the same rights. */
  | { readonly ok: true; readonly identity: Identity; readonly key: string }
  /** `error` as in RFC 6750 §3.1; absent where no token was sent. */
  | { readonly ok: false; readonly error?: 'invalid_token'; readonly message: string };

export interface Bearer {
  /** Never throws. */
  identify(authorization: string | undefined): Promise<Credentials>;
}

export interface BearerOptions extends KeySources {
  /** One secret that every client sends. */
  readonly token?: string;
  /** Whom that secret stands for; default `bearer`. */
  readonly name?: string;
  /** Keys of the JWTs that clients send: a file or an http(s) URL. */
  readonly jwks?: string;
  readonly issuer?: string;
  readonly audience?: string;
  readonly clock: Pick<Clock, 'now'>;
}

/** Tokens that verified, so that a signature is checked once: a thousand callers. */
const MOST_REMEMBERED = 1_000;
/** A key that the set does not have may be new; a stranger must not make us fetch the set with each request. */
const KEYS_LIFE_MS = 30_000;
/** As short as a secret may be that somebody could try to guess: 128 bits in base64. */
const SHORTEST_SECRET = 22;

/** Rejects with a `UserError` where the keys cannot be had or the secret is too short. */
export async function createBearer(options: BearerOptions): Promise<Bearer> {
  if (options.token !== undefined) return secretBearer(options.token, options.name ?? 'bearer');
  const { jwks, issuer, audience, clock } = options;
  if (jwks === undefined) throw new UserError('there is nothing to verify tokens with: add `--jwks=<file or URL>`');
  const keys = await refreshedKeys(jwks, options, clock);
  const remembered = new Map<string, Identity>();

  const verified = async (token: string): Promise<Identity> => {
    const known = remembered.get(token);
    if (known !== undefined && !expired(known, clock.now())) return known;
    const identity = await verifyToken(token, { called: 'the token', keys: await keys(token), issuer, audience, now: clock.now() });
    const [oldest] = remembered.keys();
    if (remembered.size >= MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    remembered.delete(token);
    remembered.set(token, identity);
    return identity;
  };
  return {
    identify: async (authorization) => {
      const token = tokenOf(authorization);
      if (token === undefined) return MISSING;
      try {
        const identity = await verified(token);
        return { ok: true, identity, key: keyOf(identity) };
      } catch (error) {
        return { ok: false, error: 'invalid_token', message: error instanceof Error ? error.message : 'the token does not verify' };
      }
    },
  };
}

const MISSING: Credentials = { ok: false, message: 'this needs a bearer token' };

function secretBearer(secret: string, name: string): Bearer {
  if (secret.length < SHORTEST_SECRET)
    throw new UserError(
      `the token that clients must send has ${secret.length} characters; make one that nobody guesses: \`openssl rand -base64 32\``,
    );
  if (!TOKEN.test(secret)) {
    const odd = /^\s|\s$/.test(secret) ? 'blanks or line breaks around it' : 'characters that no bearer token has';
    throw new UserError(
      `the token that clients must send has ${odd}, so that none could send it: letters, digits and \`-._~+/\` may be in it`,
    );
  }
  const expected = digest(secret);
  const identity: Identity = { subject: subjectFrom(name, '--identity'), authenticated: true, method: 'token' };
  return {
    identify: (authorization) => {
      const token = tokenOf(authorization);
      if (token === undefined) return Promise.resolve(MISSING);
      // Digests, so that neither length nor content of the secret shows in the time that a wrong one takes.
      return Promise.resolve(
        timingSafeEqual(digest(token), expected)
          ? { ok: true, identity, key: 'token' }
          : { ok: false, error: 'invalid_token', message: 'the token is not the one expected' },
      );
    },
  };
}

/** RFC 6750 §2.1. */
const TOKEN = /^[A-Za-z0-9._~+/=-]+$/;

/** RFC 6750 §2.1; the scheme's name in any case (RFC 9110 §11.1). */
function tokenOf(authorization: string | undefined): string | undefined {
  return /^bearer +([A-Za-z0-9._~+/=-]+) *$/i.exec(authorization ?? '')?.[1];
}

/** A new token of the same subject with the same rights is the same caller; one with other claims is not. */
function keyOf({ subject, issuer, claims }: Identity): string {
  const { exp: _exp, iat: _iat, nbf: _nbf, jti: _jti, ...rights } = claims ?? {};
  return digest(canonicalJson([issuer ?? null, subject, rights])).toString('base64url');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** The key set, fetched again when a token names a key that it does not have: issuers rotate theirs. */
async function refreshedKeys(
  source: string,
  sources: KeySources,
  clock: Pick<Clock, 'now'>,
): Promise<(token: string) => Promise<JSONWebKeySet>> {
  let keys = await loadKeys(source, sources);
  let since = clock.now();
  let fetching: Promise<void> | undefined;
  const refresh = async () => {
    since = clock.now();
    try {
      keys = await loadKeys(source, sources);
    } catch {
      // The set that we have stays: a token of an unknown key then fails to verify.
    } finally {
      fetching = undefined;
    }
  };
  return async (token) => {
    const kid = keyIdOf(token);
    const known = kid === undefined || keys.keys.some((key) => key.kid === kid);
    if (!known && clock.now() - since >= KEYS_LIFE_MS) await (fetching ??= refresh());
    return keys;
  };
}

function keyIdOf(token: string): string | undefined {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.slice(0, token.indexOf('.')), 'base64url').toString('utf8'));
    return typeof header === 'object' && header !== null && 'kid' in header && typeof header.kid === 'string' ? header.kid : undefined;
  } catch {
    return undefined;
  }
}
