const NETWORK = 'a decision asks nobody: what it needs from elsewhere is put into the policy’s data by a bundle';
const CHANCE = 'the same call must always be decided the same, and a decision in the log must be reproducible';
const SECRETS = 'a policy decides; it signs nothing, and keys do not belong in it';

const UNWRITTEN = 'nobody has written it for this host';

const UNWRITTEN_NAMES = [
  'crypto.parse_private_keys',
  'crypto.x509.parse_and_verify_certificates',
  'crypto.x509.parse_and_verify_certificates_with_options',
  'crypto.x509.parse_certificate_request',
  'crypto.x509.parse_certificates',
  'crypto.x509.parse_keypair',
  'crypto.x509.parse_rsa_private_key',
  'graphql.is_valid',
  'graphql.parse',
  'graphql.parse_and_verify',
  'graphql.parse_query',
  'graphql.parse_schema',
  'graphql.schema_is_valid',
  'json.match_schema',
  'json.verify_schema',
  'strings.render_template',
  'yaml.is_valid',
  'yaml.marshal',
  'yaml.unmarshal',
];

/** The builtins of OPA that are not offered to policies, and why. Any other is a compile error without a reason of ours. */
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
  ...UNWRITTEN_NAMES.map((name) => [name, UNWRITTEN] as const),
]);
