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
  switch (spec?.kind) {
    case undefined:
      return NONE;
    case 'bearer':
      return bearer(spec);
    case 'client_tls':
      return clientTls(spec);
    case 'oauth2':
      return oauth2(spec, deps, tls);
    case 's3_signing':
      return s3Signing(spec, deps);
  }
}
