import type { JsonValue } from '../protocol/json/json.js';
import { isJsonObject } from '../protocol/json/json.js';
import type { PolicyConfig, StatedRoles } from './evaluator.js';
import { FACT_KINDS } from './input-document.js';
import { DEFAULT_CONFIG } from './policy-config.js';

/**
 * The settings of several layers: lists united; of roles those that all state alike; `shadow` only if all say so; results are read as far as any asks for it; arguments
 * are left out of the record if any says so, and everything is recorded if any says so.
 */
export function joinConfigs(configs: readonly PolicyConfig[]): PolicyConfig {
  const [first, ...others] = configs;
  if (first === undefined) return DEFAULT_CONFIG;
  if (others.length === 0) return first;
  // A layer that states no mode enforces: another layer's shadow must not weaken it.
  const mode = configs.every(({ mode }) => mode === 'shadow') ? 'shadow' : 'enforce';
  const stated = configs.some(({ mode }) => mode !== undefined);
  const statedLogAll = configs.map((config) => statedIn(config, 'audit', 'log_all')).filter((value) => value !== undefined);
  // One file for all: whoever names one first.
  const lock = configs.find((config) => config.lock !== undefined)?.lock;
  const roles = sharedRoles(first, others);
  return {
    ...(stated ? { mode } : {}),
    paths: { prefixes: union(configs, ({ paths }) => paths.prefixes), arguments: union(configs, ({ paths }) => paths.arguments) },
    facts: Object.fromEntries(
      FACT_KINDS.filter((kind) => configs.some(({ facts }) => facts[kind] !== undefined)).map((kind) => [
        kind,
        union(configs, ({ facts }) => facts[kind] ?? []),
      ]),
    ),
    audit: {
      redact_fields: union(configs, ({ audit }) => audit.redact_fields),
      include_arguments: configs.every(({ audit }) => audit.include_arguments),
      log_all: statedLogAll.length === 0 || statedLogAll.includes(true),
    },
    inside: configs.some(({ inside }) => inside === 'all') ? 'all' : union(configs, ({ inside }) => (inside === 'all' ? [] : inside)),
    restrictedTools: configs.flatMap(({ restrictedTools }) => restrictedTools),
    restrictedPrompts: configs.flatMap(({ restrictedPrompts }) => restrictedPrompts),
    origins: configs.some(({ origins }) => origins),
    ...(lock === undefined ? {} : { lock }),
    ...(roles.size === 0 ? {} : { roles }),
    results: RESULTS.find((read) => configs.some(({ results }) => results === read)) ?? 'none',
    raw: { layers: configs.map(({ raw }) => raw) },
  };
}

/** The one that reads most first. */
const RESULTS: readonly PolicyConfig['results'][] = ['all', 'findings', 'none'];

/** Detectors look once for all layers: what one of them says must not keep them from what another wants to know. */
function sharedRoles(first: PolicyConfig, others: readonly PolicyConfig[]): StatedRoles {
  const shared = [...(first.roles ?? [])].map(([tool, stated]) => {
    const same = [...stated].filter(([pointer, role]) => others.every(({ roles }) => roles?.get(tool)?.get(pointer) === role));
    return [tool, new Map(same)] as const;
  });
  return new Map(shared.filter(([, same]) => same.size > 0));
}

function union(configs: readonly PolicyConfig[], list: (config: PolicyConfig) => readonly string[]): readonly string[] {
  return [...new Set(configs.flatMap(list))];
}

/** A default is no statement. */
function statedIn({ raw }: PolicyConfig, section: string, member: string): JsonValue | undefined {
  const found: JsonValue | undefined = raw[section];
  return isJsonObject(found) ? found[member] : undefined;
}
