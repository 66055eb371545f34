import type { Identity } from '../pdp/input-document.js';

/** Clocks of two machines differ; RFC 7519 §4.1.4 allows a few minutes at most, half of one is enough under NTP. */
export const CLOCK_TOLERANCE_S = 30;

/** A verified token that has run out. An identity without one never expires. `now` is in milliseconds since the epoch. */
export function expired({ method, claims }: Identity, now: number): boolean {
  if (method !== 'jwt') return false;
  const exp = claims?.['exp'];
  return typeof exp !== 'number' || (exp + CLOCK_TOLERANCE_S) * 1_000 <= now;
}

/**
 * The identity as it stands at this moment: a session may outlive its token, and from then on the caller is known but no
 * longer authenticated. The same object comes back as long as nothing changes.
 */
export function identityAt(identity: Identity, now: number): Identity {
  return identity.authenticated && expired(identity, now) ? { ...identity, authenticated: false } : identity;
}
