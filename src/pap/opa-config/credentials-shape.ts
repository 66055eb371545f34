import { optional, record, required } from '../../compiler/language/record.js';
import { flag, oneOf, text } from '../../compiler/language/scalars.js';
import { listOf, mapOf } from '../../compiler/language/collections.js';
import { mapped, wrongType, type Shape } from '../../compiler/language/shape.js';
import type { CredentialSpec } from '../remote/bundle-spec.js';
import type { UrlRules } from './url-rules.js';
import { serviceUrl } from './url-shape.js';

/** Header or form fields by name. */
export const texts: Shape<readonly (readonly [string, string])[]> = mapOf('a map of texts', ({ value }) => value, text);

const bearer: Shape<CredentialSpec> = mapped(
  record('`bearer`', {
    token: optional(text, 'The token'),
    token_path: optional(text, 'A file that holds it, read for each request'),
    scheme: optional(text, 'The word before the token; default `Bearer`'),
  }),
  ({ token, token_path, scheme = 'Bearer' }, node, problems) => {
    if (token !== undefined && token_path === undefined) return { kind: 'bearer', scheme, token };
    if (token_path !== undefined && token === undefined) return { kind: 'bearer', scheme, tokenPath: token_path };
    return problems.error('AM1102', node.span, '`bearer` needs either `token` or `token_path`');
  },
);

const clientTls: Shape<CredentialSpec> = mapped(
  record(
    '`client_tls`',
    {
      cert: required(text, 'A file with the certificate (PEM)'),
      private_key: required(text, 'A file with its key (PEM)'),
      private_key_passphrase: optional(text, 'What the key is encrypted with'),
    },
    {
      ca_cert: 'write `tls: {ca_cert: …}` at the service',
      system_ca_required: 'write `tls: {system_ca_required: …}` at the service',
      cert_reread_interval_seconds: 'files are read for each request: remove the key',
    },
  ),
  ({ cert, private_key, private_key_passphrase }) => ({
    kind: 'client_tls',
    cert,
    privateKey: private_key,
    ...(private_key_passphrase === undefined ? {} : { passphrase: private_key_passphrase }),
  }),
);

const ONLY_SECRET = 'not offered here: `oauth2` takes `client_id` and `client_secret`';

const oauth2 = (rules: UrlRules): Shape<CredentialSpec> =>
  mapped(
    record(
      '`oauth2`',
      {
        token_url: required(serviceUrl(rules), 'Where tokens are asked for'),
        grant_type: optional(oneOf(['client_credentials'], { jwt_bearer: ONLY_SECRET }), 'Default `client_credentials`'),
        client_id: required(text, 'Who asks'),
        client_secret: required(text, 'The secret of who asks'),
        scopes: optional(listOf(text), 'What the token is for'),
        additional_headers: optional(texts, 'Sent with the request for a token'),
        additional_parameters: optional(texts, 'Form fields of the request for a token'),
      },
      Object.fromEntries(
        [
          'signing_key',
          'thumbprint',
          'additional_claims',
          'include_jti_claim',
          'aws_kms',
          'aws_signing',
          'azure_keyvault',
          'azure_signing',
          'client_assertion',
          'client_assertion_path',
          'client_assertion_type',
        ].map((key) => [key, ONLY_SECRET]),
      ),
    ),
    ({ token_url, client_id, client_secret, scopes = [], additional_headers = [], additional_parameters = [] }) => ({
      kind: 'oauth2',
      tokenUrl: token_url,
      clientId: client_id,
      clientSecret: client_secret,
      scopes,
      headers: Object.fromEntries(additional_headers.map(([name, value]) => [name.toLowerCase(), value])),
      parameters: Object.fromEntries(additional_parameters),
    }),
  );

const nothing: Shape<true> = {
  expected: '`{}`',
  schema: { type: 'object', maxProperties: 0 },
  read(node, problems) {
    const empty = (node.kind === 'map' && node.entries.length === 0) || (node.kind === 'scalar' && node.value === null);
    return empty ? true : wrongType(node, '`{}`', problems);
  },
};

const ONLY_ENVIRONMENT = 'not offered here: `s3_signing` takes `environment_credentials: {}`';

const s3Signing: Shape<CredentialSpec> = mapped(
  record(
    '`s3_signing`',
    {
      environment_credentials: required(nothing, '`{}`: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_SESSION_TOKEN'),
      service: optional(text, "The service's name in the signature; default `s3`"),
      signature_version: optional(oneOf(['4'], { '4a': 'only version 4 is offered here' }), 'Default `4`'),
    },
    Object.fromEntries(
      ['profile_credentials', 'metadata_credentials', 'web_identity_credentials', 'assume_role_credentials', 'sso_credentials'].map(
        (key) => [key, ONLY_ENVIRONMENT],
      ),
    ),
  ),
  ({ service = 's3' }) => ({ kind: 's3_signing', service }),
);

const OFFERED = 'not offered here: `bearer`, `client_tls`, `oauth2` and `s3_signing` are';

/** One of the credentials that are offered; those that OPA has beside are named as not offered. */
export const credentials = (rules: UrlRules): Shape<CredentialSpec> =>
  mapped(
    record(
      '`credentials`',
      {
        bearer: optional(bearer, 'A token'),
        client_tls: optional(clientTls, 'A certificate of ours'),
        oauth2: optional(oauth2(rules), 'OAuth 2.0, client credentials'),
        s3_signing: optional(s3Signing, 'AWS Signature Version 4'),
      },
      { gcp_metadata: OFFERED, azure_managed_identity: OFFERED, plugin: OFFERED },
    ),
    (given, node, problems) => {
      const [one, ...others] = Object.values(given).filter((each) => each !== undefined);
      if (one !== undefined && others.length === 0) return one;
      return problems.error('AM1102', node.span, '`credentials` needs one of `bearer`, `client_tls`, `oauth2` and `s3_signing`');
    },
  );

/** Of a service: whom it must prove to be. */
export const tls = record('`tls`', {
  ca_cert: optional(text, 'A file of certificates (PEM) that may vouch for the service'),
  system_ca_required: optional(flag, 'Those that the system trusts may too'),
});
