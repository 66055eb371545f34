import { isDefault } from '../defaults.js';
import type { Glob } from '../glob.js';
import type { Policy } from '../language/policy.js';
import type { Rule } from '../language/rule.js';
import { coversGlob, targetKey } from '../language/target.js';
import type { Problems } from '../problems.js';
import { listed } from '../words.js';

/** A rule whose every call is denied by rules without conditions: deny beats ask beats allow. */
export function reportCoveredRules({ rules }: Policy, problems: Problems): void {
  const denies = rules.filter((rule) => rule.action === 'deny' && rule.conditions.length === 0 && !isDefault(rule));
  const index = new DenyIndex(denies);

  for (const rule of rules) {
    if (isDefault(rule)) continue;
    const by = rule.target.globs.map((glob) => index.covering(rule, glob));
    const [first] = by;
    if (first === undefined || by.includes(undefined)) continue;
    const what = rule.action === 'deny' ? 'adds nothing' : `never ${rule.action === 'ask' ? 'asks' : 'allows'}`;
    problems.warning(
      'AM1301',
      rule.span,
      `this rule ${what}: the deny of ${listed(
        first.target.globs.map(({ text }) => text),
        'and',
      )} on line ${first.span.line} covers every such call`,
      rule.action === 'deny'
        ? 'remove one of them, or keep it for its reason'
        : 'deny beats ask beats allow, whatever the order: remove one of them',
    );
  }
}

/** Names by themselves, patterns by the text before their first star: of thousands only those are compared that can cover. */
class DenyIndex {
  readonly #byText = new Map<string, Rule[]>();
  readonly #lengths: readonly number[];

  constructor(denies: readonly Rule[]) {
    const prefixes = new Set<number>();
    for (const deny of denies) {
      for (const { text, parts } of deny.target.globs) {
        const key = parts?.[0] ?? text;
        if (parts !== undefined) prefixes.add(key.length);
        const group = this.#byText.get(key);
        if (group === undefined) this.#byText.set(key, [deny]);
        else group.push(deny);
      }
    }
    this.#lengths = [...prefixes];
  }

  covering(rule: Rule, glob: Glob): Rule | undefined {
    const near = [glob.text, ...this.#lengths.map((length) => glob.text.slice(0, length))].flatMap((key) => this.#byText.get(key) ?? []);
    return near.find((deny) => deny !== rule && coversGlob(deny.target, rule.target, glob) && !saysTheSame(deny, rule));
  }
}

/** Of two denies of one target, one says what the other says: that is another pass's to report. */
function saysTheSame(deny: Rule, rule: Rule): boolean {
  return rule.action === 'deny' && targetKey(deny.target) === targetKey(rule.target);
}
