import type { InputDocument } from '../../pdp/input-document.js';
import { isDefault } from '../defaults.js';
import { isExact, matches } from '../../pdp/glob.js';
import type { Policy } from '../language/policy.js';
import type { Action } from '../language/action.js';
import type { Rule } from '../language/rule.js';
import type { Verdict } from './verdict.js';

/** The default: what happens where no rule speaks of a message. */
export interface Fallback {
  readonly id: string;
  readonly action: Action;
  readonly rules: readonly Rule[];
  reason(input: InputDocument): Verdict['reasons'][number];
}

/** "A rule on `tool: "*"` without conditions is the default, wherever it stands. Without either the default is deny." */
export function fallbackOf(policy: Policy, server: string): Fallback {
  const rules = policy.rules.filter(isDefault);
  const [rule] = rules;
  const everywhere = rule?.action ?? policy.defaultAction?.value ?? 'deny';
  const action = onServer(policy, server) ?? everywhere;
  const id = rule === undefined ? 'default' : (rule.id?.value ?? 'default');
  return {
    id,
    action,
    rules,
    reason: (input) => ({
      id,
      message: (action === everywhere ? rule?.reason : undefined) ?? said(action, input),
      severity: rule?.severity ?? 'medium',
    }),
  };
}

/** "A server named exactly comes before patterns; of several patterns that it fits the strictest default counts." */
function onServer({ serverDefaults }: Policy, name: string): Action | undefined {
  const fitting = serverDefaults.filter(({ server }) => matches(server, name));
  const exact = fitting.filter(({ server }) => isExact(server));
  const counting = exact.length > 0 ? exact : fitting;
  return (['deny', 'ask', 'allow'] as const).find((action) => counting.some((each) => each.action === action));
}

function said(action: Action, { tool, method }: InputDocument): string {
  const subject = `\`${tool?.name ?? method}\``;
  return action === 'ask' ? `${subject} needs the consent of a person` : `no rule allows ${subject}`;
}
