import { UserError } from '../../../errors/exit.js';
import type { CredentialSpec } from '../bundle-spec.js';
import { awsSignature } from './aws-signature.js';
import type { Credential, CredentialDeps } from './credential.js';

/** Keys of AWS from the environment, where its own tools look for them. */
export function s3Signing({ service }: CredentialSpec & { kind: 's3_signing' }, { env, now }: CredentialDeps): Credential {
  return {
    async sign(url) {
      const needed = (name: string): string => {
        const value = env[name];
        if (value !== undefined && value !== '') return value;
        throw new UserError(`\`s3_signing\` takes \`${name}\` from the environment, where it is not set`);
      };
      const session = env['AWS_SESSION_TOKEN'] ?? env['AWS_SECURITY_TOKEN'] ?? '';
      const keys = {
        accessKeyId: needed('AWS_ACCESS_KEY_ID'),
        secretAccessKey: needed('AWS_SECRET_ACCESS_KEY'),
        region: needed('AWS_REGION'),
        ...(session === '' ? {} : { sessionToken: session }),
      };
      return { headers: awsSignature({ method: 'GET', url }, service, keys, now()) };
    },
    rejected: () => undefined,
  };
}
