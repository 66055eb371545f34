import type { Rule } from './language/rule.js';
import { speaksOfAll } from './language/target.js';

/** `tool: "*"` without conditions is the `default_action`, wherever it stands. */
export function isDefault({ target, conditions }: Rule): boolean {
  return target.kind === 'tool' && speaksOfAll(target) && conditions.length === 0;
}
