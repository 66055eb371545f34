import { isDefault } from '../defaults.js';
import { isExact } from '../../pdp/glob.js';
import type { Policy } from '../language/policy.js';
import type { Problems } from '../problems.js';
import { quote } from '../source/node.js';
import { CoverIndex } from './cover-index.js';
import { lineOf } from '../source/line-of.js';

/**
 * A pattern wholly inside of another that allows or asks without conditions. Patterns stand beside each other, not over each other: the narrower
 * one's conditions keep nobody out.
 */
export function reportShadowedPatterns({ rules }: Policy, problems: Problems): void {
  const wide = rules.filter((rule) => rule.action !== 'deny' && rule.conditions.length === 0 && !isDefault(rule));
  const index = new CoverIndex(wide.filter(({ target }) => !target.globs.every(isExact)));

  for (const rule of rules) {
    // An ask stays an ask beside every allow, and limits and obligations are more than the wider rule says.
    if (rule.action !== 'allow' || isDefault(rule) || rule.rateLimit !== undefined || rule.obligations.length > 0) continue;
    for (const glob of rule.target.globs) {
      if (isExact(glob)) continue;
      const by = index.covering(rule, glob).find((each) => each.target.globs.every(({ text }) => text !== glob.text));
      if (by === undefined) continue;
      const [other] = by.target.globs;
      problems.warning(
        'AM1307',
        rule.span,
        `the pattern ${quote(glob.text)} lies inside of ${quote(other?.text ?? '')} on ${lineOf(by.span, rule.span)}, which ${by.action === 'ask' ? 'always asks' : 'allows the same without conditions'}`,
        'narrow the wider pattern, or write a deny: patterns do not stand over each other',
      );
      break;
    }
  }
}
