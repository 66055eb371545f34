import type { Located } from '../../compiler/language/shape.js';
import { Problems } from '../../compiler/problems.js';
import { readYaml } from '../../compiler/source/read-yaml.js';
import { didYouMean } from '../../errors/near-miss.js';
import { POLICY_LIMITS } from '../bundle/limits.js';
import { PolicyError } from '../policy-error.js';
import type { BundleSpec, ServiceSpec } from '../remote/bundle-spec.js';
import { DEFAULT_ALGORITHM } from '../signatures/algorithms.js';
import { verificationKey } from '../signatures/keys.js';
import { SignatureError } from '../signatures/signature-error.js';
import type { Verification, VerificationKey } from '../signatures/verification.js';
import { configShape } from './config-shape.js';
import { withEnvironment } from './environment.js';
import type { ConfiguredBundle, OpaConfig } from './opa-config.js';
import type { UrlRules } from './url-rules.js';
import { problemsWithoutSecrets, textWithoutSecrets } from './without-secrets.js';

type Read = NonNullable<ReturnType<ReturnType<typeof configShape>['read']>>;
type Keys = NonNullable<Read['keys']>;
type ReadBundle = Read['bundles'][number][1]['value'];

export interface ConfigSurroundings extends UrlRules {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Wall time, milliseconds since the epoch. */
  readonly now: () => number;
}

/** An OPA configuration file → the bundles it names. Throws a `PolicyError` with every problem and its place, which repeats no secret. */
export function readOpaConfig(path: string, text: string, around: ConfigSurroundings): OpaConfig {
  const { env, allowHttp } = around;
  const problems = new Problems();
  const written = readYaml(text, path, problems);
  const node = written === undefined ? undefined : withEnvironment(written, env, problems);
  const given = node === undefined ? undefined : configShape({ allowHttp }).read(node, problems);
  const bundles = given?.bundles.flatMap(([name, bundle]) => configured(name, bundle, given, around, problems) ?? []);
  if (given === undefined || bundles === undefined || problems.failed)
    throw new PolicyError(path, problemsWithoutSecrets(problems.sorted(), node), new Map([[path, textWithoutSecrets(text)]]));
  const { persistence_directory: folder } = given;
  return folder === undefined ? { bundles } : { bundles, persistenceDirectory: folder };
}

function configured(
  name: string,
  bundle: Located<ReadBundle>,
  given: Read,
  around: ConfigSurroundings,
  problems: Problems,
): ConfiguredBundle | undefined {
  const { value, span } = bundle;
  const service = serviceOf(bundle, given.services, problems);
  const signing = value.signing === undefined ? undefined : signingOf(value.signing, given.keys ?? [], around, problems);
  const { min_delay_seconds: min = 0, max_delay_seconds: max = Number.POSITIVE_INFINITY } = value.polling ?? {};
  if (min > max)
    return problems.error('AM1105', span, `\`min_delay_seconds\` (${min}) of \`${name}\` is over \`max_delay_seconds\` (${max})`);
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
  keys: Keys,
  { now }: ConfigSurroundings,
  problems: Problems,
): Verification | undefined {
  const [, key] = keys.find(([id]) => id === keyid.value) ?? [];
  const names = keys.map(([id]) => id);
  if (key === undefined)
    return problems.error('AM1108', keyid.span, `there is no key \`${keyid.value}\` under \`keys\`${didYouMean(keyid.value, names)}`);
  const { algorithm = DEFAULT_ALGORITHM } = key;
  try {
    verificationKey(key.key.value, algorithm, now());
  } catch (cause) {
    if (!(cause instanceof SignatureError)) throw cause;
    return problems.error('AM1108', key.key.span, cause.message);
  }
  const own: VerificationKey = { text: key.key.value, algorithm, ...(key.scope === undefined ? {} : { scope: key.scope }) };
  return {
    keys: new Map([[keyid.value, own]]),
    keyId: keyid.value,
    exclude: exclude_files ?? [],
    everything: false,
    now,
    ...(scope === undefined ? {} : { scope }),
  };
}
