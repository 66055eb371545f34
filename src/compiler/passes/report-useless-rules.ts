import { isDefault } from '../defaults.js';
import type { Policy } from '../language/policy.js';
import type { Rule } from '../language/rule.js';
import { targetKey } from '../language/target.js';
import type { Problems } from '../problems.js';
import { lineOf } from '../source/line-of.js';

/** Rules of one name that change nothing beside a rule of the same name: conditions where none are needed, or the same thing said twice. */
export function reportUselessRules({ rules }: Policy, problems: Problems): void {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) {
    if (isDefault(rule)) continue;
    const key = targetKey(rule.target);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [rule]);
    else group.push(rule);
  }
  for (const group of groups.values()) if (group.length > 1) reportGroup(group, problems);
}

function reportGroup(group: readonly Rule[], problems: Problems): void {
  const free = group.find(({ action, conditions }) => action === 'allow' && conditions.length === 0);
  const asked = group.find(({ action, conditions }) => action === 'ask' && conditions.length === 0);
  const seen = new Map<string, Rule>();
  for (const rule of group) {
    const said = `${rule.action} ${JSON.stringify(rule.conditions, withoutPlaces)}`;
    const before = seen.get(said);
    if (before !== undefined) {
      problems.warning('AM1302', rule.span, `this rule says what the rule on ${lineOf(before.span, rule.span)} says`, 'remove one of them');
    } else if (rule.action === 'allow' && asked !== undefined) {
      problems.warning(
        'AM1302',
        rule.span,
        `this rule never allows: ${lineOf(asked.span, rule.span)} always asks`,
        'ask beats allow: remove one of them, or give the ask conditions',
      );
    } else if (rule.action === 'allow' && rule.conditions.length > 0 && free !== undefined) {
      problems.warning(
        'AM1302',
        rule.span,
        `these conditions change nothing: ${lineOf(free.span, rule.span)} allows the same without any`,
        'remove the rule without conditions, or write a deny',
      );
    }
    seen.set(said, rule);
  }
}

function withoutPlaces(key: string, value: unknown): unknown {
  return key === 'span' || key === 'written' ? undefined : value;
}
