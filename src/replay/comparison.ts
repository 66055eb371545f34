import type { Effect, Reason } from '../pdp/decision.js';
import type { RecordedCall, Said } from './recorded-call.js';

/** What a comparison says of a call. */
export type Compared = Pick<RecordedCall, 'id' | 'timeText' | 'subject'>;

export interface Example {
  readonly id: string;
  readonly time: string;
}

/** Calls of one tool or method that change in one way for one reason. */
export interface DifferenceGroup {
  readonly subject: string;
  readonly from: Effect;
  readonly to: Effect;
  /** Why not allowed: of the new effect, or where that is allow, of the old one. */
  readonly reason: Pick<Reason, 'id' | 'message'>;
  calls: number;
  /** The first one. */
  readonly example: Example;
}

/** Two answers to the same calls, counted. */
export interface Comparison {
  calls: number;
  /** The same effect, for certain. */
  same: number;
  /** Of the same: other reasons or rules. */
  otherReasons: number;
  /** Another effect, for certain. */
  different: number;
  /** The log does not hold what was decided as it was: whichever the answers are, they prove nothing. */
  unknown: number;
  /** Of the unknown: another effect on what the log holds. */
  unknownDifferent: number;
  /** The places that are unknown, `<subject> <pointer>`, with their calls. */
  readonly unknownPlaces: Map<string, number>;
  readonly groups: Map<string, DifferenceGroup>;
  /** The same of calls of which the log does not hold everything. */
  readonly unknownGroups: Map<string, DifferenceGroup>;
}

export function emptyComparison(): Comparison {
  return {
    calls: 0,
    same: 0,
    otherReasons: 0,
    different: 0,
    unknown: 0,
    unknownDifferent: 0,
    unknownPlaces: new Map(),
    groups: new Map(),
    unknownGroups: new Map(),
  };
}

/** Names and reasons may be the client's words: above this many groups the rest is counted in one. */
const MOST_GROUPS = 10_000;
const OTHERS: Pick<Reason, 'id' | 'message'> = { id: '(others)', message: '' };

/** Counts one call that `before` and `after` decided; `unknown` as a replay says it. */
export function compare(comparison: Comparison, call: Compared, before: Said, after: Said, unknown: readonly string[]): void {
  comparison.calls++;
  const differs = before.effect !== after.effect;
  if (unknown.length > 0) {
    comparison.unknown++;
    for (const pointer of unknown) countPlace(comparison.unknownPlaces, `${call.subject} ${pointer}`);
    if (!differs) return;
    comparison.unknownDifferent++;
    countGroup(comparison.unknownGroups, call, before, after);
  } else if (differs) {
    comparison.different++;
    countGroup(comparison.groups, call, before, after);
  } else {
    comparison.same++;
    if (idsOf(before) !== idsOf(after)) comparison.otherReasons++;
  }
}

/** `nothing_compared`: of no call it is certain what is said, as of an empty log. That is no proof that nothing differs. */
export type Outcome = 'same' | 'different' | 'nothing_compared';

export function outcomeOf({ same, different, unknownDifferent }: Comparison): Outcome {
  if (different > 0 || unknownDifferent > 0) return 'different';
  return same > 0 ? 'same' : 'nothing_compared';
}

/** The largest first; equal ones in the order of their names. */
export function largestFirst(groups: ReadonlyMap<string, DifferenceGroup>): readonly DifferenceGroup[] {
  return [...groups].toSorted(([a, one], [b, other]) => other.calls - one.calls || (a < b ? -1 : 1)).map(([, group]) => group);
}

function countGroup(groups: Map<string, DifferenceGroup>, call: Compared, before: Said, after: Said): void {
  const { effect: from } = before;
  const { effect: to } = after;
  const [first = { id: '', message: '' }] = to === 'allow' ? before.reasons : after.reasons;
  const found = { subject: call.subject, reason: { id: first.id, message: first.message } };
  const key = JSON.stringify([found.subject, from, to, first.id, first.message]);
  const { subject, reason } = groups.has(key) || groups.size < MOST_GROUPS ? found : { subject: '(others)', reason: OTHERS };
  const own = JSON.stringify([subject, from, to, reason.id, reason.message]);
  const group = groups.get(own) ?? { subject, from, to, reason, calls: 0, example: { id: call.id, time: call.timeText } };
  group.calls++;
  groups.set(own, group);
}

function countPlace(places: Map<string, number>, place: string): void {
  if (places.has(place) || places.size < MOST_GROUPS) places.set(place, (places.get(place) ?? 0) + 1);
}

/** That nobody could be asked is no reason of the policy's. */
function idsOf({ reasons, rules }: Said): string {
  const own = reasons.filter(({ source, id }) => source !== 'pep' || id !== 'approval_required');
  return JSON.stringify([own.map(({ id }) => id), rules]);
}
