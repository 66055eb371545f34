import { configOf } from './config-data.js';
import { isDefault } from './defaults.js';
import { isExact } from '../pdp/glob.js';
import { deepFreeze, type FallbackIr, type GroupIr, type LimitIr, type PolicyIr, type RuleIr, type TargetsIr } from './ir.js';
import type { RateLimit } from './language/rate-limit.js';
import type { Policy } from './language/policy.js';
import type { Rule } from './language/rule.js';
import type { TargetKind } from './language/target.js';
import type { Span } from '../errors/diagnostic.js';
import { Ids } from './ids.js';
import { messageOf } from './messages.js';

/** A checked policy → the IR. Groups are sorted by name, so that the order of the file shows nowhere but in the order within a group. */
export function lower(policy: Policy, file: string): PolicyIr {
  const ids = new Ids(policy);
  const defaults = policy.rules.filter(isDefault);
  const others = policy.rules.filter((rule) => !isDefault(rule));
  const targets = (kind: TargetKind): TargetsIr => {
    const groups = grouped(
      others.filter(({ target }) => target.kind === kind),
      ids,
    );
    return { names: groups.filter(({ glob }) => isExact(glob)), patterns: groups.filter(({ glob }) => !isExact(glob)) };
  };
  const tools = targets('tool');
  return deepFreeze<PolicyIr>({
    file,
    title: policy.name ?? baseName(file),
    description: policy.description,
    metadata: policy.metadata,
    mitigates: policy.audit?.mitigates ?? [],
    fallback: fallback(policy, defaults, ids),
    serverDefaults: policy.serverDefaults,
    targets: {
      tool: { ...tools, names: withLimits(tools.names, policy) },
      resource: targets('resource'),
      prompt: targets('prompt'),
      method: targets('method'),
    },
    globalLimit: policy.globalLimit && limit(policy.globalLimit.value, 'rate_limits.global', policy.globalLimit.span),
    helpers: policy.helpers,
    config: configOf(policy),
  });
}

function fallback(policy: Policy, defaults: readonly Rule[], ids: Ids): FallbackIr {
  const [rule] = defaults;
  const reason = defaults.find((each) => each.reason !== undefined)?.reason;
  const limited = defaults.find((each) => each.rateLimit !== undefined);
  const id = rule?.id?.value ?? 'default';
  return {
    id,
    action: rule?.action ?? policy.defaultAction?.value ?? 'deny',
    reason,
    severity: rule?.severity ?? 'medium',
    mitigates: rule?.mitigates ?? [],
    limit: limited?.rateLimit && limit(limited.rateLimit, ids.of(limited), limited.span),
    obligations: rule?.obligations ?? [],
    source: rule?.span ?? policy.defaultAction?.span,
  };
}

function grouped(rules: readonly Rule[], ids: Ids): readonly GroupIr[] {
  const groups = new Map<string, { glob: GroupIr['glob']; rules: RuleIr[] }>();
  for (const rule of rules) {
    const lowered = lowerRule(rule, ids.of(rule));
    for (const glob of rule.target.globs) {
      const group = groups.get(glob.text) ?? { glob, rules: [] };
      groups.set(glob.text, group);
      group.rules.push(lowered);
    }
  }
  return byName([...groups.values()].map((group) => ({ ...group, limit: undefined })));
}

function withLimits(groups: readonly GroupIr[], policy: Policy): readonly GroupIr[] {
  const limits = new Map(
    policy.toolLimits.map(([tool, rate]) => [tool.value, limit(rate, `rate_limits.per_tool.${tool.value}`, tool.span)]),
  );
  const named = groups.map((group): GroupIr => ({ ...group, limit: limits.get(group.glob.text) }));
  const known = new Set(groups.map(({ glob }) => glob.text));
  const rest = [...limits]
    .filter(([tool]) => !known.has(tool))
    .map(([tool, only]): GroupIr => ({ glob: { text: tool, parts: undefined }, rules: [], limit: only }));
  return byName([...named, ...rest]);
}

function byName(groups: readonly GroupIr[]): readonly GroupIr[] {
  return groups.toSorted((a, b) => (a.glob.text < b.glob.text ? -1 : 1));
}

function lowerRule(rule: Rule, id: string): RuleIr {
  return {
    id,
    action: rule.action,
    title: rule.reason ?? `${TITLES[rule.action]} ${rule.target.globs.map(({ text }) => text).join(', ')}`,
    message: messageOf(rule),
    severity: rule.severity ?? 'medium',
    mitigates: rule.mitigates ?? [],
    conditions: rule.conditions,
    limit: rule.rateLimit && limit(rule.rateLimit, id, rule.span),
    obligations: rule.obligations,
    servers: rule.target.servers,
    annotations: rule.target.annotations,
    source: rule.span,
  };
}

const TITLES = { allow: 'Allow', deny: 'Deny', ask: 'Ask about' } as const;

function limit({ requests, per, mitigates }: RateLimit, id: string, source: Span): LimitIr {
  return { requests, per, id, mitigates: mitigates ?? [], source };
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.(ya?ml|json)$/i, '') || file;
}
