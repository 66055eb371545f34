import { optional, record, required } from '../../compiler/language/record.js';
import { flag, oneOf, text, wholeNumber } from '../../compiler/language/scalars.js';
import { listOf, mapOf } from '../../compiler/language/collections.js';
import { located, mapped, type Shape } from '../../compiler/language/shape.js';
import type { Problems } from '../../compiler/problems.js';
import type { SourceNode } from '../../compiler/source/node.js';
import type { ServiceSpec } from '../remote/bundle-spec.js';
import { SIGNATURE_ALGORITHMS } from '../signatures/algorithms.js';
import { credentials, texts, tls } from './credentials-shape.js';
import type { UrlRules } from './url-rules.js';
import { serviceUrl } from './url-shape.js';

const name = ({ value }: { readonly value: string }) => value;
const DAY_S = 86_400;
/** As OPA has it. */
const HEADERS_S = 10;
const MAX_SIZE = 1024 * 1024 * 1024;

type Service = Omit<ServiceSpec, 'name'> & { readonly name: string | undefined };

const service = (rules: UrlRules): Shape<Service> =>
  mapped(
    record(
      'a service',
      {
        name: optional(text, 'Its name, where services are a list'),
        url: required(serviceUrl(rules), 'Where it is'),
        headers: optional(texts, 'Sent with every request'),
        credentials: optional(credentials(rules), 'What it wants to see'),
        response_header_timeout_seconds: optional(wholeNumber(1, 3600), `Until the headers of an answer; default ${HEADERS_S}`),
        tls: optional(tls, 'Whom it must prove to be'),
      },
      {
        allow_insecure_tls: 'not offered here: anybody could answer in its place; name its authority with `tls: {ca_cert: …}`',
        type: 'not offered here: bundles come over plain HTTP(S), not from OCI registries',
      },
    ),
    (given) => ({
      name: given.name,
      url: given.url,
      headers: Object.fromEntries((given.headers ?? []).map(([header, value]) => [header.toLowerCase(), value])),
      headersMs: (given.response_header_timeout_seconds ?? HEADERS_S) * 1000,
      systemCaToo: given.tls?.system_ca_required ?? given.tls?.ca_cert === undefined,
      ...(given.tls?.ca_cert === undefined ? {} : { caCert: given.tls.ca_cert }),
      ...(given.credentials === undefined ? {} : { credential: given.credentials }),
    }),
  );

/** A map by name, or a list of services that say their names, as OPA takes both. */
const services = (rules: UrlRules): Shape<readonly ServiceSpec[]> => {
  const one = service(rules);
  const byName = mapOf('a map of services by name', name, one, { least: 1 });
  const list = listOf(one, { least: 1 });
  return {
    ...byName,
    read(node: SourceNode, problems: Problems) {
      if (node.kind !== 'list') return byName.read(node, problems)?.map(([key, value]) => ({ ...value, name: key }));
      const read = list.read(node, problems);
      const unnamed = read?.find((each) => each.name === undefined);
      if (unnamed !== undefined) return problems.error('AM1102', node.span, 'a service in a list needs the key `name`');
      return read?.map((each) => ({ ...each, name: each.name ?? '' }));
    },
  };
};

const bundle = record('a bundle', {
  service: optional(located(text), 'Of which service; needed where there are several'),
  resource: optional(text, 'Its path there; default `bundles/<name>`'),
  polling: optional(
    record('`polling`', {
      min_delay_seconds: optional(wholeNumber(1, DAY_S), 'Default 60'),
      max_delay_seconds: optional(wholeNumber(1, DAY_S), 'Default 120'),
      long_polling_timeout_seconds: optional(wholeNumber(1, 3600), 'The server may keep a request so long until there is something new'),
    }),
    'When it is asked for',
  ),
  persist: optional(flag, 'Keep good revisions for a start without network, and for `policy rollback`; default true'),
  trigger: optional(oneOf(['periodic', 'manual']), 'Default `periodic`; `manual`: at a start and on SIGHUP only'),
  size_limit_bytes: optional(wholeNumber(1, MAX_SIZE), 'Of the download, and of each file in it'),
  signing: optional(
    record(
      '`signing`',
      {
        keyid: required(located(text), 'Which of `keys`'),
        scope: optional(text, 'What the signature must be for'),
        exclude_files: optional(listOf(text), 'Globs of files that need not be signed'),
      },
      { public_key_id: 'write `keyid`' },
    ),
    'It must be signed',
  ),
});

const key = record(
  'a key',
  {
    key: required(located(text), 'PEM, or the secret of an HMAC'),
    algorithm: optional(oneOf(SIGNATURE_ALGORITHMS), 'Default `RS256`'),
    scope: optional(text, 'What signatures of it must be for'),
  },
  { private_key: 'not needed here: signatures are checked, not made' },
);

const NOT_HERE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['labels', 'plugins', 'caching', 'distributed_tracing', 'server', 'storage', 'nd_builtin_cache'].map((each) => [
      each,
      'not offered here: remove the key',
    ]),
  ),
  discovery: 'not offered here: name the bundles under `bundles`',
  decision_logs: 'not offered here: decisions go to the audit log (`--log`); remove the key',
  status: 'not offered here: how bundles stand is in the audit log; remove the key',
  default_decision: 'the decision is always `mcp/main/decision`: remove the key',
  default_authorization_decision: 'not offered here: remove the key',
  bundle: 'write `bundles`, a map by name',
  signing: 'write `signing` at a bundle',
};

/** An OPA configuration, as far as it is about bundles. */
export const configShape = (rules: UrlRules) =>
  record(
    'an OPA configuration',
    {
      services: required(services(rules), 'Where bundles come from'),
      bundles: required(mapOf('a map of bundles by name', name, located(bundle), { least: 1 }), 'What is downloaded'),
      keys: optional(mapOf('a map of keys by name', name, key), 'What signatures are checked with'),
      persistence_directory: optional(text, 'Where good revisions are kept'),
    },
    NOT_HERE,
  );
