import type { Extent } from '../extent.js';
import type { ArgumentProfile, Scalar } from '../observe/argument-profile.js';
import type { Observed } from '../observe/observed.js';
import { argumentName, type Place } from '../observe/places.js';
import { count, number } from '../write/words.js';
import { isCertain } from './certain.js';
import type { Facet } from './facet.js';
import { isSayableNumber, widened } from './numbers.js';

/** Few values: they came again and again, so that another one would be news. */
const EVIDENT = { most: 10, values: 10, each: 5 };

/** Arguments of which conditions can be made: named in one way, in full view, below what is always a map or a list. */
export function learnable(observed: Observed): readonly ArgumentProfile[] {
  if (!observed.argumentsKnown) return [];
  return [...observed.profiles.values()].filter(
    ({ place }) =>
      argumentName(place) !== undefined &&
      !observed.masked.has(place[0] ?? '') &&
      !observed.isAmbiguous(place) &&
      isReached(observed, place),
  );
}

/** What is above the place is always a map or a list: of a member of anything else nobody can say. */
export function isReached(observed: Observed, place: Place): boolean {
  if (place.length > 1 && !observed.argumentsKnown) return false;
  return place.every(
    (step, index) => index === 0 || observed.profileOf(place.slice(0, index))?.only(step === '*' ? 'array' : 'object') === true,
  );
}

/** Whether every allowed call has it, in every item of the lists on the way. */
function isOptional(observed: Observed, place: Place): boolean {
  const profile = observed.profileOf(place);
  if (profile === undefined) return true;
  const above = place.slice(0, -1);
  const parent = observed.profileOf(above);
  if (above.length === 0) return profile.calls < observed.allowed;
  if (parent === undefined || isOptional(observed, above)) return true;
  return place.at(-1) === '*' ? parent.empties > 0 : profile.values < parent.values;
}

/** Undefined where one of the tests does not certainly hold of what was seen. */
export function facet(observed: Observed, profile: ArgumentProfile, tests: Facet['tests'], note: string): Facet | undefined {
  if (!isCertain(profile, tests)) return undefined;
  const { place, calls } = profile;
  const optional = isOptional(observed, place);
  const missing = observed.allowed - calls;
  return {
    about: place,
    tests,
    optional,
    note: `${count(calls, 'call')}${missing === 0 ? '' : ` of ${number(observed.allowed)}`}, ${note}`,
  };
}

/** The list of values, where it is as short as the extent wants. */
export function choiceFacet(observed: Observed, profile: ArgumentProfile, choices: Extent['choices']): Facet | undefined {
  const { distinct, values } = profile;
  if (distinct === undefined || choices === 'any' || ![...distinct.keys()].every(isSayable)) return undefined;
  const { most, values: enough, each } = EVIDENT;
  const few =
    choices === 'evident' ? distinct.size <= most && values >= enough && values >= each * distinct.size : distinct.size <= choices;
  // Yes and no are no news.
  if (!few || (choices === 'evident' && profile.only('boolean') && distinct.size === 2)) return undefined;
  return facet(observed, profile, { in: [...distinct.keys()].sort(byText) }, count(distinct.size, 'value'));
}

/** Type, range and length. `headroom` 1 is as seen. */
export function shapeFacet(observed: Observed, profile: ArgumentProfile, headroom: number): Facet | undefined {
  const { types, least, most, whole, longest } = profile;
  if (profile.only('number')) {
    const [min, max] = headroom === 1 ? [least, most] : widened(least, most, headroom);
    const range = isSayableNumber(min) && isSayableNumber(max) ? { min, max } : {};
    const seen = least === most ? `${least}` : `${least} to ${most}`;
    return facet(observed, profile, { type: [whole ? 'integer' : 'number'], ...range }, seen);
  }
  if (profile.only('string') || profile.only('array')) {
    const unit = profile.only('string') ? 'character' : 'item';
    const max = headroom === 1 ? longest : widened(0, longest, headroom)[1];
    return facet(observed, profile, { type: [unit === 'item' ? 'array' : 'string'], max_length: max }, `at most ${count(longest, unit)}`);
  }
  const names = [...types.keys()].sort();
  return names.length === 0 ? undefined : facet(observed, profile, { type: names }, names.join(' or '));
}

export function isSayable(value: Scalar): boolean {
  if (typeof value === 'number') return isSayableNumber(value);
  return typeof value !== 'string' || (value.isWellFormed() && !/[\p{Cc}\p{Zl}\p{Zp}\ufeff]/u.test(value));
}

/** Of each type by itself, so that the order is the same on every machine. */
export function byText(a: Scalar, b: Scalar): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [one, other] = [`${typeof a} ${String(a)}`, `${typeof b} ${String(b)}`];
  return one < other ? -1 : one > other ? 1 : 0;
}
