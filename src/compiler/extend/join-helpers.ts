import type { Policy } from '../language/policy.js';
import type { Problems } from '../problems.js';
import { quote } from '../source/node.js';
import { lineOf } from '../source/line-of.js';
import type { WrittenText } from '../source/written-text.js';
import { helperNames } from './helper-names.js';

/**
 * Helpers of all files, which share a package. Two files that define one name would in Rego define one rule together, whose meaning neither
 * file shows.
 */
export function joinHelpers(own: Policy, parents: readonly Policy[], problems: Problems): readonly WrittenText[] {
  const helpers = [...new Set([...parents, own].flatMap((policy) => policy.helpers))];
  const known = new Map<string, WrittenText>();
  for (const each of helpers) {
    for (const name of helperNames(each.value)) {
      const before = known.get(name);
      if (before === undefined) known.set(name, each);
      else
        problems.error(
          'AM1509',
          each.span,
          `the helper ${quote(name)} is defined under \`helpers\` on ${lineOf(before.span, each.span)} too`,
          'give one of them another name: rules of one name are one rule',
        );
    }
  }
  return helpers;
}
