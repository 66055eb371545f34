import { when } from './conditions/says.js';
import type { Rule } from './language/rule.js';
import { listed } from './words.js';

/** Of characters, without the author's own words. */
const LONGEST = 400;
/** Of these, for the names: the rest is for the conditions. */
const LONGEST_NAMES = 200;

/** The author's reason; for an allow also what would be allowed, so that a model can do it right the next time; and the author's advice. */
export function messageOf({ action, reason, advice, target, conditions }: Rule): string {
  const names = target.globs.map(({ text }) => text);
  const start = `${named(names)} ${VERBS[action][names.length === 1 ? 0 : 1]}`;
  const said = `${start}${when(conditions, LONGEST - start.length)}`;
  const why = reason === undefined ? said : action === 'allow' ? `${reason}: ${said}` : reason;
  if (advice === undefined) return why;
  return `${why}${/[.!?]$/.test(why) ? '' : '.'} ${advice}`;
}

/** Long ones, which may be URIs of any length, are counted: who is denied knows what was asked. */
function named(names: readonly string[]): string {
  const said = listed(names, 'and');
  if (said.length <= LONGEST_NAMES) return said;
  const [first = ''] = names;
  const shown =
    first.length <= LONGEST_NAMES - 20
      ? first
      : `${Array.from(first)
          .slice(0, LONGEST_NAMES / 2 - 10)
          .join('')}…`;
  if (names.length === 1) return `\`${shown}\``;
  return `\`${shown}\` and ${names.length - 1} ${names.length === 2 ? 'other' : 'others'}`;
}

/** Of one, of several. */
const VERBS = {
  allow: ['is allowed', 'are allowed'],
  deny: ['is denied', 'are denied'],
  ask: ['needs the consent of a person', 'need the consent of a person'],
} as const;
