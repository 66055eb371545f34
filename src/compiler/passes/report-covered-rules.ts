import { isDefault } from '../defaults.js';
import { covers } from '../glob.js';
import type { Policy } from '../language/policy.js';
import type { Rule } from '../language/rule.js';
import type { Problems } from '../problems.js';

/** A rule whose every call is denied by a rule without conditions: deny beats ask beats allow. */
export function reportCoveredRules({ rules }: Policy, problems: Problems): void {
  const denies = rules.filter((rule) => rule.action === 'deny' && rule.conditions.length === 0 && !isDefault(rule));
  const exact = new Map<string, Rule>();
  for (const deny of denies) if (deny.target.glob.parts === undefined) exact.set(keyOf(deny), deny);
  const patterns = denies.filter(({ target }) => target.glob.parts !== undefined);

  for (const rule of rules) {
    if (isDefault(rule)) continue;
    const by = exact.get(keyOf(rule)) ?? patterns.find((deny) => deny !== rule && coversRule(deny, rule));
    if (by === undefined || by === rule) continue;
    const what = rule.action === 'deny' ? 'adds nothing' : `never ${rule.action === 'ask' ? 'asks' : 'allows'}`;
    problems.warning(
      'AM1301',
      rule.span,
      `this rule ${what}: the deny of \`${by.target.glob.text}\` on line ${by.span.line} covers every such call`,
      rule.action === 'deny'
        ? 'remove one of them, or keep it for its reason'
        : 'deny beats ask beats allow, whatever the order: remove one of them',
    );
  }
}

function keyOf({ target }: Rule): string {
  return `${target.kind} ${target.glob.text}`;
}

function coversRule(wide: Rule, narrow: Rule): boolean {
  return wide.target.kind === narrow.target.kind && covers(wide.target.glob, narrow.target.glob);
}
