import { isDefault } from '../defaults.js';
import { covers, isExact, type Glob } from '../../pdp/glob.js';
import type { Policy } from '../language/policy.js';
import type { Rule } from '../language/rule.js';
import { coversPlace } from '../language/target.js';
import type { Problems } from '../problems.js';
import { lineOf } from '../source/line-of.js';
import { quote } from '../source/node.js';
import { CoverIndex } from './cover-index.js';

/**
 * A pattern of certain servers or annotations that allows without conditions, beside a rule for the same pattern or a narrower one that has
 * some: both are patterns, so that where both speak the conditions keep nobody out.
 */
export function reportWiderPlaces({ rules }: Policy, problems: Problems): void {
  const allows = rules.filter(({ action }) => action === 'allow');
  const wide = new CoverIndex(allows.filter((rule) => rule.conditions.length === 0 && isParticular(rule)));
  for (const rule of allows) {
    if (rule.conditions.length === 0 || isDefault(rule)) continue;
    // One that lies wholly inside of the other is a shadowed pattern.
    const goneRound = (glob: Glob) =>
      wide.near(glob).find((each) => byPattern(each, glob) && meets(each, rule) && !coversPlace(each.target, rule.target));
    const [found] = rule.target.globs.flatMap((glob) => {
      const by = isExact(glob) || glob.text === '*' ? undefined : goneRound(glob);
      return by === undefined ? [] : [{ glob, by }];
    });
    if (found === undefined) continue;
    problems.warning(
      'AM1310',
      rule.span,
      `where the rule for ${named(found.by)} on ${lineOf(found.by.span, rule.span)} speaks, it allows ${quote(found.glob.text)} without these conditions`,
      'patterns do not stand over each other: write a deny, or name the tools of the narrower rule one by one',
    );
  }
}

function byPattern({ target }: Rule, glob: Glob): boolean {
  return target.globs.some((each) => !isExact(each) && covers(each, glob));
}

function named({ target }: Rule): string {
  const [first, ...others] = target.globs.map(({ text }) => text);
  if (first === '*') return 'every tool';
  return others.length === 0 ? quote(first ?? '') : `${quote(first ?? '')} and ${others.length} more`;
}

function isParticular({ target: { servers, annotations } }: Rule): boolean {
  return servers !== undefined || annotations !== undefined;
}

/** Whether some message may be one that both speak of, their patterns aside. */
function meets({ target: wide }: Rule, { target: narrow }: Rule): boolean {
  if (wide.kind !== narrow.kind) return false;
  const apart = wide.servers?.every((server) => narrow.servers?.every((each) => areApart(server, each)) ?? false) === true;
  const said = Object.entries(narrow.annotations ?? {});
  const opposed = Object.entries(wide.annotations ?? {}).some(([name, value]) => said.some(([own, its]) => own === name && its !== value));
  return !apart && !opposed;
}

/** Two patterns may always meet. */
function areApart(one: Glob, other: Glob): boolean {
  return (isExact(one) || isExact(other)) && !covers(one, other) && !covers(other, one);
}
