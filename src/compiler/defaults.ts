import type { Rule } from './language/rule.js';

/** `tool: "*"` without conditions is the `default_action`, wherever it stands (design §4.4). */
export function isDefault({ target, conditions }: Rule): boolean {
  return target.kind === 'tool' && target.glob.text === '*' && conditions.length === 0;
}
