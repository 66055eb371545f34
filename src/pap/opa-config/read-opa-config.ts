import type { Located } from '../../compiler/language/shape.js';
import { Problems } from '../../compiler/problems.js';
import { readYaml } from '../../compiler/source/read-yaml.js';
import { didYouMean } from '../../errors/near-miss.js';
import { POLICY_LIMITS } from '../limits.js';
import { PolicyError } from '../policy-error.js';
import type { BundleSpec, ServiceSpec } from '../remote/bundle-spec.js';
import { configShape } from './config-shape.js';
import { withEnvironment } from './environment.js';
import type { BundleSigning, ConfiguredBundle, OpaConfig } from './opa-config.js';
import type { UrlRules } from './url-rules.js';

type Read = NonNullable<ReturnType<ReturnType<typeof configShape>['read']>>;
type ReadBundle = Read['bundles'][number][1]['value'];

export interface ConfigSurroundings extends UrlRules {
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** An OPA configuration file → the bundles it names. Throws a `PolicyError` with every problem and its place. */
export function readOpaConfig(path: string, text: string, { env, allowHttp }: ConfigSurroundings): OpaConfig {
  const problems = new Problems();
  const node = readYaml(text, path, problems);
  const given = node === undefined ? undefined : configShape({ allowHttp }).read(withEnvironment(node, env, problems), problems);
  const bundles = given?.bundles.flatMap(([name, bundle]) => configured(name, bundle, given, problems) ?? []);
  if (given === undefined || bundles === undefined || problems.failed) throw new PolicyError(path, problems.sorted(), new Map([[path, text]]));
  const { persistence_directory: folder } = given;
  return folder === undefined ? { bundles } : { bundles, persistenceDirectory: folder };
}

function configured(name: string, bundle: Located<ReadBundle>, given: Read, problems: Problems): ConfiguredBundle | undefined {
  const { value, span } = bundle;
  const service = serviceOf(bundle, given.services, problems);
  const signing = value.signing === undefined ? undefined : signingOf(value.signing, given.keys ?? [], problems);
  const { min_delay_seconds: min = 0, max_delay_seconds: max = Number.POSITIVE_INFINITY } = value.polling ?? {};
  if (min > max) return problems.error('AM1105', span, `\`min_delay_seconds\` (${min}) of \`${name}\` is over \`max_delay_seconds\` (${max})`);
  if (service === undefined || (value.signing !== undefined && signing === undefined)) return undefined;
  const spec = specOf(name, value, service);
  return signing === undefined ? { spec } : { spec, signing };
}

function specOf(name: string, bundle: ReadBundle, service: ServiceSpec): BundleSpec {
  const { min_delay_seconds: min, max_delay_seconds: max, long_polling_timeout_seconds: wait } = bundle.polling ?? {};
  const resource = bundle.resource ?? `bundles/${name}`;
  const minMs = (min ?? Math.min(60, max ?? 60)) * 1000;
  return {
    name,
    service,
    url: new URL(`${service.url.href.replace(/\/+$/, '')}/${resource.replace(/^\/+/, '')}`),
    polling: { minMs, maxMs: Math.max(minMs, (max ?? 120) * 1000), ...(wait === undefined ? {} : { longPollMs: wait * 1000 }) },
    trigger: bundle.trigger ?? 'periodic',
    persist: bundle.persist ?? true,
    sizeLimitBytes: Math.min(bundle.size_limit_bytes ?? POLICY_LIMITS.archiveBytes, POLICY_LIMITS.archiveBytes),
  };
}

/** Where there is one service only, that one, as OPA does. */
function serviceOf({ value, span }: Located<ReadBundle>, services: readonly ServiceSpec[], problems: Problems): ServiceSpec | undefined {
  const [first, ...others] = services;
  const names = services.map(({ name }) => name);
  if (value.service === undefined) {
    if (others.length === 0) return first;
    return problems.error('AM1102', span, `this bundle needs the key \`service\`: one of ${names.map((name) => `\`${name}\``).join(', ')}`);
  }
  const { value: wanted, span: place } = value.service;
  const found = services.find(({ name }) => name === wanted);
  return found ?? problems.error('AM1108', place, `there is no service \`${wanted}\`${didYouMean(wanted, names)}`);
}

function signingOf(
  { keyid, scope, exclude_files }: NonNullable<ReadBundle['signing']>,
  keys: NonNullable<Read['keys']>,
  problems: Problems,
): BundleSigning | undefined {
  const [, key] = keys.find(([id]) => id === keyid.value) ?? [];
  const names = keys.map(([id]) => id);
  if (key === undefined)
    return problems.error('AM1108', keyid.span, `there is no key \`${keyid.value}\` under \`keys\`${didYouMean(keyid.value, names)}`);
  const expected = scope ?? key.scope;
  return {
    key: { id: keyid.value, key: key.key, algorithm: key.algorithm ?? 'RS256' },
    excludeFiles: exclude_files ?? [],
    ...(expected === undefined ? {} : { scope: expected }),
  };
}
