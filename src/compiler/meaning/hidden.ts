import type { InputDocument, ToolFact } from '../../pdp/input-document.js';
import { isDefault } from '../defaults.js';
import type { Policy } from '../language/policy.js';
import type { Rule } from '../language/rule.js';
import { fallbackOf } from './fallback.js';
import { tierOf } from './tier.js';

/** "A tool that can never be allowed (denied without conditions, or spoken of by no rule while the default is deny) is not listed." */
export function isHidden(policy: Policy, tool: ToolFact, input: InputDocument): boolean {
  const speaking = policy.rules.filter((rule) => !isDefault(rule) && speaksOf(rule, tool, input));
  if (speaking.some(({ action, conditions }) => action === 'deny' && conditions.length === 0)) return true;
  return fallbackOf(policy, input.server).action === 'deny' && speaking.every(({ action }) => action === 'deny');
}

function speaksOf({ target }: Rule, tool: ToolFact, input: InputDocument): boolean {
  return target.kind === 'tool' && tierOf(target, { ...input, method: 'tools/call', tool }) !== undefined;
}
