import { compare, isArray, RegoObject, RegoSet, type RegoValue } from '../value/value.js';
import type { Builtin } from './builtin.js';

export const objectBuiltins: Readonly<Record<string, Builtin>> = {
  'object.subset': (_context, superset, subset) =>
    superset === undefined || subset === undefined ? undefined : isSubset(superset, subset),
};

function isSubset(whole: RegoValue, part: RegoValue): boolean | undefined {
  return sameKind(whole, part) ?? (isArray(whole) && part instanceof RegoSet ? listHoldsSet(whole, part) : undefined);
}

/** Objects recursively, sets by membership, a list in another as a run of it. */
function sameKind(whole: RegoValue, part: RegoValue): boolean | undefined {
  if (whole instanceof RegoObject && part instanceof RegoObject) return objectHolds(whole, part);
  if (whole instanceof RegoSet && part instanceof RegoSet) return part.items.every((item) => has(whole.items, item));
  return isArray(whole) && isArray(part) ? listHolds(whole, part) : undefined;
}

function objectHolds(whole: RegoObject, part: RegoObject): boolean {
  return part.entries.every(([key, value]) => {
    const own = whole.get(key);
    return own !== undefined && (compare(own, value) === 0 || sameKind(own, value) === true);
  });
}

function listHolds(whole: readonly RegoValue[], part: readonly RegoValue[]): boolean {
  for (let start = 0; start + part.length <= whole.length; start++) {
    if (part.every((item, index) => compare(whole[start + index] ?? null, item) === 0)) return true;
  }
  return false;
}

/** As OPA counts: an item that stands twice in the list counts twice, and an empty list holds not even the empty set. */
function listHoldsSet(whole: readonly RegoValue[], part: RegoSet): boolean {
  const matches = whole.filter((item) => has(part.items, item)).length;
  return whole.length > 0 && matches >= part.items.length;
}

function has(items: readonly RegoValue[], wanted: RegoValue): boolean {
  return items.some((item) => compare(item, wanted) === 0);
}
