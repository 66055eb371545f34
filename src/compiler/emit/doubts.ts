import type { GroupIr, RuleIr } from '../ir.js';
import type { Place } from './places.js';

/**
 * Where an ask has conditions and another rule may allow the same message: if nobody can say whether the ask holds, the allow alone would let
 * through what a person was to look at. There `doubt` says what may be to ask.
 */
export function isDoubted({ by, groups }: Place, group: GroupIr): boolean {
  const beside = by === 'name' ? [group] : groups;
  return beside.some(({ rules }) => rules.some(({ action }) => action === 'allow')) && group.rules.some(mayBeDoubted);
}

export function mayBeDoubted({ action, conditions }: RuleIr): boolean {
  return action === 'ask' && conditions.length > 0;
}

export function hasDoubts(place: Place): boolean {
  return place.groups.some((group) => isDoubted(place, group));
}
