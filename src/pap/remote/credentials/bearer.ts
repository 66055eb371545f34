import { UserError } from '../../../errors/exit.js';
import type { CredentialSpec } from '../bundle-spec.js';
import type { Credential } from './credential.js';
import { secretFile } from './secret-file.js';

/** A token (RFC 6750), from the configuration or from a file that somebody keeps fresh. */
export function bearer({ scheme, token, tokenPath }: CredentialSpec & { kind: 'bearer' }): Credential {
  return {
    async sign() {
      const said = (token ?? (await secretFile('token_path', tokenPath ?? ''))).trim();
      if (!/^[\x21-\x7e]+$/.test(said)) throw new UserError('the bearer token is empty, or has characters that no header can carry');
      return { headers: { authorization: `${scheme} ${said}` } };
    },
    rejected: () => undefined,
  };
}
