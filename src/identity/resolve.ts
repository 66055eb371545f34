import { UserError } from '../errors/exit.js';
import type { Identity } from '../pdp/input-document.js';
import { systemClock, type Clock } from '../telemetry/clock.js';
import { loadKeys, type KeySources } from './load-keys.js';
import { osIdentity } from './os-identity.js';
import { subjectFrom } from './subject.js';
import { verifyToken } from './verify-token.js';

export interface IdentityOptions extends KeySources {
  /** `--identity NAME`: what somebody says, not authenticated. */
  readonly name?: string;
  /** A JWT (RFC 7519), from AGENTMESH_TOKEN. It wins over `name`. */
  readonly token?: string;
  /** A JSON Web Key Set (RFC 7517): a file or an http(s) URL. */
  readonly jwks?: string;
  readonly issuer?: string;
  readonly audience?: string;
  /** The operating-system user. */
  readonly os?: () => string;
  readonly clock?: Pick<Clock, 'now'>;
}

/**
 * Who calls: a verified token, else the name given, else the operating-system user. Only a token authenticates.
 * Throws a UserError, never falls back, when a token or the way to verify it is given and the token does not verify.
 */
export async function resolveIdentity(options: IdentityOptions): Promise<Identity> {
  const { name, token, jwks, issuer, audience, os, clock = systemClock } = options;
  if (token !== undefined) {
    if (jwks === undefined)
      throw new UserError('AGENTMESH_TOKEN is set and there is nothing to verify it with: add `--jwks=<file or URL>`, or unset it');
    return verifyToken(token, {
      called: 'the token in AGENTMESH_TOKEN',
      keys: await loadKeys(jwks, options),
      issuer,
      audience,
      now: clock.now(),
    });
  }
  const asked = [
    jwks === undefined ? '' : '--jwks',
    issuer === undefined ? '' : '--issuer',
    audience === undefined ? '' : '--audience',
  ].filter((option) => option !== '');
  if (asked.length > 0)
    throw new UserError(`${asked.join(', ')} verifies a token, and AGENTMESH_TOKEN is not set: set it, or leave the option out`);
  if (name !== undefined) return { subject: subjectFrom(name, '--identity'), authenticated: false, method: 'flag' };
  return osIdentity(os);
}
