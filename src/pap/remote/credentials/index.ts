import type { CredentialSpec } from '../bundle-spec.js';
import type { TlsMaterial } from '../exchange.js';
import { bearer } from './bearer.js';
import { clientTls } from './client-tls.js';
import type { Credential, CredentialDeps } from './credential.js';
import { oauth2 } from './oauth2.js';
import { s3Signing } from './s3-signing.js';

const NONE: Credential = { sign: () => Promise.resolve({ headers: {} }), rejected: () => undefined };

/** `tls`: what the service's certificates are checked with; a token server is reached with the same. */
export function createCredential(spec: CredentialSpec | undefined, deps: CredentialDeps, tls: TlsMaterial): Credential {
  if (spec === undefined) return NONE;
  if (spec.kind === 'bearer') return bearer(spec);
  if (spec.kind === 'client_tls') return clientTls(spec);
  return spec.kind === 'oauth2' ? oauth2(spec, deps, tls) : s3Signing(spec, deps);
}
