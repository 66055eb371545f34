import { compare, isArray, RegoObject, RegoSet, type RegoValue } from '../value/value.js';
import { BuiltinError, type Builtin } from './builtin.js';
import { int } from './operands.js';

export const objectBuiltins: Readonly<Record<string, Builtin>> = {
  'array.slice': (_context, list, start, stop) => slice(list, int(start), int(stop)),
  // Of one object at least the module has its own answer.
  'object.union_n': (_context, list) => (isArray(list) && list.length === 0 ? new RegoObject([]) : undefined),
  'object.subset': (_context, superset, subset) =>
    superset === undefined || subset === undefined ? undefined : isSubset(superset, subset),
};

/** Both ends within the list. */
function slice(list: RegoValue | undefined, start: number, stop: number): readonly RegoValue[] {
  if (!isArray(list)) throw new BuiltinError('not a list');
  return list.slice(Math.max(start, 0), Math.max(stop, 0));
}

function isSubset(whole: RegoValue, part: RegoValue): boolean | undefined {
  return sameKind(whole, part) ?? (isArray(whole) && part instanceof RegoSet ? listHoldsSet(whole, part) : undefined);
}

/** Objects recursively, sets by membership, a list in another as a run of it. */
function sameKind(whole: RegoValue, part: RegoValue): boolean | undefined {
  if (whole instanceof RegoObject && part instanceof RegoObject) return objectHolds(whole, part);
  if (whole instanceof RegoSet && part instanceof RegoSet) return part.items.every((item) => whole.has(item));
  return isArray(whole) && isArray(part) ? listHolds(whole, part) : undefined;
}

function objectHolds(whole: RegoObject, part: RegoObject): boolean {
  return part.entries.every(([key, value]) => {
    const own = whole.get(key);
    return own !== undefined && (compare(own, value) === 0 || sameKind(own, value) === true);
  });
}

/** Knuth, Morris and Pratt's: both lists may come out of a message. */
function listHolds(whole: readonly RegoValue[], part: readonly RegoValue[]): boolean {
  const same = (a: RegoValue | undefined, b: RegoValue | undefined) => compare(a ?? null, b ?? null) === 0;
  /** By length of what fits: how much of it is the beginning of `part` again. */
  const borders = [0];
  for (let at = 1, fits = 0; at < part.length; at++) {
    while (fits > 0 && !same(part[at], part[fits])) fits = borders[fits - 1] ?? 0;
    if (same(part[at], part[fits])) fits++;
    borders.push(fits);
  }
  if (part.length === 0) return true;
  let fits = 0;
  for (const item of whole) {
    while (fits > 0 && !same(item, part[fits])) fits = borders[fits - 1] ?? 0;
    if (same(item, part[fits])) fits++;
    if (fits === part.length) return true;
  }
  return false;
}

/** As OPA counts: an item that stands twice in the list counts twice, and an empty list holds not even the empty set. */
function listHoldsSet(whole: readonly RegoValue[], part: RegoSet): boolean {
  const matches = whole.filter((item) => part.has(item)).length;
  return whole.length > 0 && matches >= part.items.length;
}
