import { isDefault } from '../defaults.js';
import type { Policy } from '../language/policy.js';
import type { Problems } from '../problems.js';
import { lineOf } from '../source/line-of.js';

/** `tool: "*"` without conditions is the default: two of them must agree, and with `default_action`. */
export function reportDefaults({ defaultAction, rules }: Policy, problems: Problems): void {
  const [first, ...others] = rules.filter(isDefault);
  if (first === undefined) return;
  for (const other of others) {
    problems.error(
      'AM1204',
      other.span,
      `a second rule for every tool; the first, on ${lineOf(first.span, other.span)}, ${other.action === first.action ? 'says the same' : `says \`${first.action}\``}`,
      'keep one: `tool: "*"` without conditions is the default, wherever it stands',
    );
  }
  if (defaultAction !== undefined && defaultAction.value !== first.action) {
    problems.error(
      'AM1204',
      first.span,
      `this rule is the default and says \`${first.action}\`, but \`default_action\` on ${lineOf(defaultAction.span, first.span)} says \`${defaultAction.value}\``,
      'keep one of them',
    );
  }
}
