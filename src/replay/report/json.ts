import { largestFirst, outcomeOf, type Comparison, type DifferenceGroup } from '../comparison.js';
import type { CallNotes } from '../read-calls.js';

/** A comparison for programs. */
export function comparisonJson(comparison: Comparison, notes: CallNotes): object {
  const { calls, same, otherReasons, different, unknown, unknownDifferent, unknownPlaces, groups, unknownGroups } = comparison;
  return {
    outcome: outcomeOf(comparison),
    calls,
    same,
    other_reasons: otherReasons,
    different,
    differences: largestFirst(groups).map(groupJson),
    unknown: {
      calls: unknown,
      different: unknownDifferent,
      differences: largestFirst(unknownGroups).map(groupJson),
      places: Object.fromEntries(unknownPlaces),
    },
    not_replayed: {
      no_input: notes.unrecorded['no input'],
      not_the_policy: notes.unrecorded['not the policy'],
      plumbing: notes.unrecorded.plumbing,
    },
    unreadable_lines: { count: notes.badCount, first: notes.bad },
    ...(notes.limited ? { limited: true } : {}),
  };
}

export function groupJson({ subject, from, to, reason, calls, example }: DifferenceGroup): object {
  return { subject, from, to, reason, calls, example };
}
