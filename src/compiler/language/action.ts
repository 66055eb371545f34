import type { Effect } from '../../pdp/decision.js';
import { oneOf } from './scalars.js';
import type { Shape } from './shape.js';

export const ACTIONS = ['allow', 'deny', 'ask'] as const satisfies readonly Effect[];
export type Action = (typeof ACTIONS)[number];
const ACTION_HINTS: Readonly<Record<string, string>> = {
  block: 'write `deny`',
  reject: 'write `deny`',
  permit: 'write `allow`',
  true: 'write `allow`',
  false: 'write `deny`',
  require_approval: 'write `ask`',
  approve: 'write `ask`',
  log: 'every call is logged; write `allow`',
  audit: 'every call is logged; write `allow`',
  warn: 'every call is logged; write `allow`, or `ask` to have a person look',
};
export const action: Shape<Action> = oneOf(ACTIONS, ACTION_HINTS);
