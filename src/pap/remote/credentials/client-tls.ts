import type { CredentialSpec } from '../bundle-spec.js';
import type { Credential } from './credential.js';
import { secretFile } from './secret-file.js';

/** A certificate of ours (RFC 8446 §4.4.2). */
export function clientTls({ cert, privateKey, passphrase }: CredentialSpec & { kind: 'client_tls' }): Credential {
  return {
    async sign() {
      const tls = { cert: await secretFile('cert', cert), key: await secretFile('private_key', privateKey) };
      return { headers: {}, tls: passphrase === undefined ? tls : { ...tls, passphrase } };
    },
    rejected: () => undefined,
  };
}
