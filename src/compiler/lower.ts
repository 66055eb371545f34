import { when } from './conditions/says.js';
import { configOf } from './config-data.js';
import { isDefault } from './defaults.js';
import { isExact } from './glob.js';
import { deepFreeze, type FallbackIr, type GroupIr, type LimitIr, type PolicyIr, type RuleIr, type TargetsIr } from './ir.js';
import type { RateLimit } from './language/rate-limit.js';
import type { Policy } from './language/policy.js';
import type { Rule } from './language/rule.js';
import type { TargetKind } from './language/target.js';
import type { Span } from '../errors/diagnostic.js';
import { listed } from './words.js';

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
    targets: {
      tool: { ...tools, names: withLimits(tools.names, policy) },
      resource: targets('resource'),
      prompt: targets('prompt'),
      method: targets('method'),
    },
    globalLimit: policy.globalLimit && limit(policy.globalLimit.value, 'rate_limits.global', policy.globalLimit.span),
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
    message: message(rule),
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

/** The author's reason; for an allow also what would be allowed, so that a model can do it right the next time; and the author's advice. */
function message({ action, reason, advice, target, conditions }: Rule): string {
  const names = target.globs.map(({ text }) => text);
  const said = `${listed(names, 'and')} ${VERBS[action][names.length === 1 ? 0 : 1]}${when(conditions)}`;
  const why = reason === undefined ? said : action === 'allow' ? `${reason}: ${said}` : reason;
  if (advice === undefined) return why;
  return `${why}${/[.!?]$/.test(why) ? '' : '.'} ${advice}`;
}

/** Of one, of several. */
const VERBS = {
  allow: ['is allowed', 'are allowed'],
  deny: ['is denied', 'are denied'],
  ask: ['needs the consent of a person', 'need the consent of a person'],
} as const;

function limit({ requests, per, mitigates }: RateLimit, id: string, source: Span): LimitIr {
  return { requests, per, id, mitigates: mitigates ?? [], source };
}

/** Ids of rules that have none: action and target, numbered in the order of the file where several are alike. */
class Ids {
  readonly #ids = new Map<Rule, string>();

  constructor({ rules }: Policy) {
    const taken = new Set(rules.flatMap(({ id }) => (id === undefined ? [] : [id.value])));
    const next = new Map<string, number>();
    for (const rule of rules) {
      const plain = plainId(rule);
      let id = rule.id?.value ?? plain;
      while (rule.id === undefined && taken.has(id)) {
        const n = next.get(plain) ?? 2;
        next.set(plain, n + 1);
        id = `${plain}-${n}`;
      }
      taken.add(id);
      this.#ids.set(rule, id);
    }
  }

  of(rule: Rule): string {
    return this.#ids.get(rule) ?? plainId(rule);
  }
}

/** Of a list the first says enough. */
function plainId({ action, target }: Rule): string {
  return `${action}-${target.globs[0].text}`;
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.(ya?ml|json)$/i, '') || file;
}
