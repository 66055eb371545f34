import { isDefault } from '../defaults.js';
import { covers } from '../glob.js';
import type { Policy } from '../language/policy.js';
import type { Rule } from '../language/rule.js';
import type { Problems } from '../problems.js';

/** A rule whose every call is denied by a rule without conditions: deny beats ask beats allow. */
export function reportCoveredRules({ rules }: Policy, problems: Problems): void {
  const denies = rules.filter((rule) => rule.action === 'deny' && rule.conditions.length === 0 && !isDefault(rule));
  const same = new Map(denies.map((deny) => [keyOf(deny), deny]));
  const patterns = new PrefixIndex(denies.filter(({ target }) => target.glob.parts !== undefined));

  for (const rule of rules) {
    if (isDefault(rule)) continue;
    // Of two denies of one name, one says what the other says: that is another pass's to report.
    const own = rule.action === 'deny' ? undefined : same.get(keyOf(rule));
    const by = own ?? patterns.near(rule).find((deny) => keyOf(deny) !== keyOf(rule) && coversRule(deny, rule));
    if (by === undefined) continue;
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

/** Patterns by the text before their first star: of thousands only those are compared that can cover. */
class PrefixIndex {
  readonly #byPrefix = new Map<string, Rule[]>();
  readonly #lengths: readonly number[];

  constructor(rules: readonly Rule[]) {
    for (const rule of rules) {
      const [prefix = ''] = rule.target.glob.parts ?? [];
      const group = this.#byPrefix.get(prefix);
      if (group === undefined) this.#byPrefix.set(prefix, [rule]);
      else group.push(rule);
    }
    this.#lengths = [...new Set([...this.#byPrefix.keys()].map(({ length }) => length))];
  }

  near({ target }: Rule): readonly Rule[] {
    return this.#lengths.flatMap((length) => this.#byPrefix.get(target.glob.text.slice(0, length)) ?? []);
  }
}
