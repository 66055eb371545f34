import type { Policy } from '../language/policy.js';
import type { Problems } from '../problems.js';

/** A rule that asks for a directory and forbids its name: no path can do both. */
export function reportContradictions({ rules }: Policy, problems: Problems): void {
  for (const { action, conditions, span } of rules) {
    if (action === 'deny') continue;
    const prefixes = conditions.find(({ operator }) => operator === 'path_starts_with')?.operand;
    const words = conditions.filter(({ operator }) => operator === 'path_not_contains').flatMap(({ operand }) => operand);
    if (prefixes === undefined || typeof prefixes === 'string' || words.length === 0) continue;
    const word = words.find((each) => prefixes.every((prefix) => prefix.toLowerCase().includes(each)));
    if (word === undefined) continue;
    problems.warning(
      'AM1305',
      span,
      `this rule never holds: every path below \`${prefixes[0] ?? ''}\` contains \`${word}\``,
      'choose a longer text for `path_not_contains`',
    );
  }
}
