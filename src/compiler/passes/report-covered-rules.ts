import { isDefault } from '../defaults.js';
import type { Policy } from '../language/policy.js';
import type { Rule } from '../language/rule.js';
import { targetKey } from '../language/target.js';
import type { Problems } from '../problems.js';
import { listed } from '../words.js';
import { CoverIndex } from './cover-index.js';
import { lineOf } from '../source/line-of.js';

/** A rule whose every call is denied by rules without conditions: deny beats ask beats allow. */
export function reportCoveredRules({ rules }: Policy, problems: Problems): void {
  const denies = rules.filter((rule) => rule.action === 'deny' && rule.conditions.length === 0 && !isDefault(rule));
  const index = new CoverIndex(denies);

  for (const rule of rules) {
    if (isDefault(rule)) continue;
    const by = rule.target.globs.map((glob) => index.covering(rule, glob).find((deny) => !saysTheSame(deny, rule)));
    const [first] = by;
    if (first === undefined || by.includes(undefined)) continue;
    const what = rule.action === 'deny' ? 'adds nothing' : `never ${rule.action === 'ask' ? 'asks' : 'allows'}`;
    problems.warning(
      'AM1301',
      rule.span,
      `this rule ${what}: the deny of ${listed(
        first.target.globs.map(({ text }) => text),
        'and',
      )} on ${lineOf(first.span, rule.span)} covers every such call`,
      rule.action === 'deny'
        ? 'remove one of them, or keep it for its reason'
        : 'deny beats ask beats allow, whatever the order: remove one of them',
    );
  }
}

/** Of two denies of one target, one says what the other says: that is another pass's to report. */
function saysTheSame(deny: Rule, rule: Rule): boolean {
  return rule.action === 'deny' && targetKey(deny.target) === targetKey(rule.target);
}
