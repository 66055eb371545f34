const NETWORK = 'a decision asks nobody: what it needs from elsewhere is put into the policy’s data by a bundle';
const CHANCE = 'the same call must always be decided the same, and a decision in the log must be reproducible';
const SECRETS = 'a policy decides; it signs nothing, and keys do not belong in it';

const CERTIFICATES =
  'its answer is Go’s own structure of a certificate, which nothing here makes; bring the fields that are needed as data';
const GRAPHQL = 'it takes a whole implementation of GraphQL, which is not part of this program';
const YAML = 'parsers of YAML read the same text differently, and a decision must not depend on which one it is; JSON is read by all alike';

/** The builtins of OPA that are not offered to policies, and why. Together with those offered and those of the module they are all of OPA's. */
export const refusedBuiltins: ReadonlyMap<string, string> = new Map([
  ['http.send', NETWORK],
  ['net.lookup_ip_addr', NETWORK],
  ['rand.intn', CHANCE],
  ['uuid.rfc4122', CHANCE],
  ['opa.runtime', 'there is no OPA here whose configuration and environment could be read'],
  ['rego.parse_module', 'it is the compiler, which is not there where policies decide'],
  ['io.jwt.encode_sign', SECRETS],
  ['io.jwt.encode_sign_raw', SECRETS],
  ['providers.aws.sign_req', SECRETS],
  ['crypto.parse_private_keys', SECRETS],
  ...[
    'crypto.x509.parse_and_verify_certificates',
    'crypto.x509.parse_and_verify_certificates_with_options',
    'crypto.x509.parse_certificate_request',
    'crypto.x509.parse_certificates',
    'crypto.x509.parse_keypair',
    'crypto.x509.parse_rsa_private_key',
  ].map((name) => [name, CERTIFICATES] as const),
  ...[
    'graphql.is_valid',
    'graphql.parse',
    'graphql.parse_and_verify',
    'graphql.parse_query',
    'graphql.parse_schema',
    'graphql.schema_is_valid',
  ].map((name) => [name, GRAPHQL] as const),
  ['strings.render_template', 'Go’s template language is not part of this program; `sprintf` and template strings are'],
  ['yaml.is_valid', YAML],
  ['yaml.marshal', YAML],
  ['yaml.unmarshal', YAML],
]);
