import { when } from './conditions/says.js';
import type { Rule } from './language/rule.js';
import { listed } from './words.js';

/** The author's reason; for an allow also what would be allowed, so that a model can do it right the next time; and the author's advice. */
export function messageOf({ action, reason, advice, target, conditions }: Rule): string {
  const names = target.globs.map(({ text }) => text);
  const said = `${listed(names, 'and')} ${VERBS[action][names.length === 1 ? 0 : 1]}${when(conditions)}`;
  const why = reason === undefined ? said : action === 'allow' ? `${reason}: ${said}` : reason;
  if (advice === undefined) return why;
  return `${why}${/[.!?]$/.test(why) ? '' : '.'} ${advice}`;
}

/** Of one, of several. */
const VERBS = {
  allow: ['is allowed', 'are allowed'],
  deny: ['is denied', 'are denied'],
  ask: ['needs the consent of a person', 'need the consent of a person'],
} as const;
