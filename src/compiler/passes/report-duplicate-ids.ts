import type { Span } from '../../errors/diagnostic.js';
import type { Policy } from '../language/policy.js';
import type { Problems } from '../problems.js';
import { quote } from '../source/node.js';
import { lineOf } from '../source/line-of.js';

/** Ids that the decision uses itself, for what no rule says. */
const RESERVED = new Map([
  ['default', 'the default'],
  ['unlisted', 'tools that the server does not list'],
  ['uri', 'URIs that can be read in two ways'],
  ['arguments', 'arguments that are no object'],
]);

export function reportDuplicateIds({ rules }: Policy, problems: Problems): void {
  const seen = new Map<string, Span>();
  for (const { id } of rules) {
    if (id === undefined) continue;
    const before = seen.get(id.value);
    const reserved = RESERVED.get(id.value);
    if (reserved !== undefined) problems.error('AM1203', id.span, `the id ${quote(id.value)} is taken by ${reserved}`, 'choose another');
    else if (before === undefined) seen.set(id.value, id.span);
    else
      problems.error(
        'AM1203',
        id.span,
        `the id ${quote(id.value)} is taken by the rule on ${lineOf(before, id.span)}`,
        'give each rule an id of its own',
      );
  }
}
