import { compare, isArray, RegoObject, RegoSet, type RegoValue } from '../value/value.js';
import type { Builtin } from './builtin.js';

export const objectBuiltins: Readonly<Record<string, Builtin>> = {
  'object.subset': (_context, superset, subset) =>
    superset === undefined || subset === undefined ? undefined : isSubset(superset, subset),
};

/** Objects recursively, sets by membership, an array in another array as a run, an array in a set by membership. */
function isSubset(whole: RegoValue, part: RegoValue): boolean | undefined {
  if (whole instanceof RegoObject && part instanceof RegoObject) return objectHolds(whole, part);
  if (whole instanceof RegoSet && part instanceof RegoSet) return part.items.every((item) => has(whole.items, item));
  if (typeof part === 'object' && part !== null && isArray(part)) {
    if (typeof whole === 'object' && whole !== null && isArray(whole)) return arrayHolds(whole, part);
  }
  if (typeof whole === 'object' && whole !== null && isArray(whole) && part instanceof RegoSet) {
    return part.items.every((item) => has(whole, item));
  }
  return undefined;
}

function objectHolds(whole: RegoObject, part: RegoObject): boolean {
  return part.entries.every(([key, value]) => {
    const own = whole.get(key);
    if (own === undefined) return false;
    return isSubset(own, value) ?? compare(own, value) === 0;
  });
}

function arrayHolds(whole: readonly RegoValue[], part: readonly RegoValue[]): boolean {
  for (let start = 0; start + part.length <= whole.length; start++) {
    if (part.every((item, index) => compare(whole[start + index] ?? null, item) === 0)) return true;
  }
  return false;
}

function has(items: readonly RegoValue[], wanted: RegoValue): boolean {
  return items.some((item) => compare(item, wanted) === 0);
}
