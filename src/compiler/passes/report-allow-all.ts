import { isDefault } from '../defaults.js';
import type { Policy } from '../language/policy.js';
import type { Problems } from '../problems.js';

/** Everything is allowed and nothing is refused: fine for a look, and not by accident. */
export function reportAllowAll({ defaultAction, rules, serverDefaults, globalLimit, toolLimits }: Policy, problems: Problems): void {
  const rule = rules.find(isDefault);
  const span = rule?.span ?? defaultAction?.span;
  if (span === undefined || (rule?.action ?? defaultAction?.value) !== 'allow') return;
  const others = rules.filter((each) => !isDefault(each));
  if (serverDefaults.some(({ action }) => action !== 'allow')) return;
  const limited = globalLimit !== undefined || toolLimits.length > 0 || rule?.rateLimit !== undefined;
  if (limited || others.some(({ action, conditions, rateLimit }) => action !== 'allow' || conditions.length > 0 || rateLimit !== undefined))
    return;
  problems.warning(
    'AM1303',
    span,
    'this policy allows every call of every tool',
    'deny what is dangerous, or write `default_action: deny` and allow what is needed',
  );
}
