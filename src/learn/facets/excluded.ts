import { typeOf } from '../../compiler/operators/json-types.js';
import type { Call } from '../observe/call.js';
import type { Scalar } from '../observe/argument-profile.js';
import type { Observed } from '../observe/observed.js';
import { argumentName, foldedKey, keyOf, placedValues, type Place } from '../observe/places.js';
import { count } from '../write/words.js';
import { byText, facet, isSayable, learnable } from './arguments.js';
import type { Facet } from './facet.js';

/** Longer lists of what is denied say that something else makes the difference. */
const MOST_EXCLUDED = 100;

/** What only denied calls had: values that no allowed call ever had, and arguments that none ever gave. */
export function excludedFacets(observed: Observed, negatives: readonly Call[]): readonly Facet[] {
  return [...excludedValues(observed, negatives), ...excludedArguments(observed, negatives)];
}

function excludedValues(observed: Observed, negatives: readonly Call[]): readonly Facet[] {
  return learnable(observed).flatMap((profile) => {
    const { distinct, place, types } = profile;
    const [type] = types.keys();
    // Of another type than the excluded ones nobody could say; a path has too many spellings.
    if (distinct === undefined || types.size !== 1 || place.includes('*') || observed.pathPlaces.has(keyOf(place))) return [];
    const values = valuesAt(negatives, place).filter((value) => typeOf(value) === type && isSayable(value) && !distinct.has(value));
    const excluded = [...new Set(values)].sort(byText);
    if (excluded.length === 0 || excluded.length > MOST_EXCLUDED) return [];
    const were = excluded.length === 1 ? 'was' : 'were';
    return facet(observed, profile, { not_in: excluded }, `never with ${count(excluded.length, 'value')} that ${were} denied`) ?? [];
  });
}

function excludedArguments(observed: Observed, negatives: readonly Call[]): readonly Facet[] {
  if (!observed.argumentsKnown || !observed.placesKnown) return [];
  const places = [...[...observed.profiles.values()].map(({ place }) => place), ...[...observed.masked.keys()].map((name) => [name])];
  const seen = new Set(places.map(foldedKey));
  const found = new Map<string, Place>();
  for (const { arguments: args, masked } of negatives) {
    for (const { place } of args === undefined ? [] : placedValues(args).values) {
      const isOwn = place.length === 1 && !masked.has(place[0] ?? '') && !observed.masked.has(place[0] ?? '');
      if (isOwn && argumentName(place) !== undefined && !seen.has(foldedKey(place))) found.set(keyOf(place), place);
    }
  }
  return [...found.values()]
    .slice(0, MOST_EXCLUDED)
    .map((about) => ({ about, tests: { present: false }, optional: false, note: `given in denied calls only` }));
}

function valuesAt(negatives: readonly Call[], place: Place): readonly Scalar[] {
  const key = keyOf(place);
  return negatives.flatMap(({ arguments: args, masked }) => {
    if (args === undefined || masked.has(place[0] ?? '')) return [];
    const found = placedValues(args).values.find((each) => keyOf(each.place) === key)?.value;
    return found === undefined || found === null || typeof found === 'object' ? [] : [found];
  });
}
