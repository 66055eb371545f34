/** A number that a double does not hold as written: `9007199254740993`, `1.10`. */
export class BigNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export class RegoSet {
  readonly items: readonly RegoValue[];

  /** Sorted and without repeats, as OPA keeps and prints sets. */
  constructor(items: readonly RegoValue[]) {
    this.items = unique(items);
  }

  has(item: RegoValue): boolean {
    return placeOf(this.items.length, (index) => compare(this.items[index] ?? null, item)) !== undefined;
  }
}

/** Entries sorted by key, one for each: the last that was given. */
export class RegoObject {
  readonly entries: readonly (readonly [RegoValue, RegoValue])[];

  constructor(entries: readonly (readonly [RegoValue, RegoValue])[]) {
    const sorted = [...entries].sort(([a], [b]) => compare(a, b));
    this.entries = sorted.filter(([key], index) => {
      const next = sorted[index + 1];
      return next === undefined || compare(key, next[0]) !== 0;
    });
  }

  get(key: RegoValue): RegoValue | undefined {
    const at = placeOf(this.entries.length, (index) => compare(this.entries[index]?.[0] ?? null, key));
    return at === undefined ? undefined : this.entries[at]?.[1];
  }
}

/** A ground Rego term (https://www.openpolicyagent.org/docs/policy-language): JSON with sets, and objects whose keys are any terms. */
export type RegoValue = null | boolean | number | BigNumber | string | readonly RegoValue[] | RegoObject | RegoSet;

export function isArray(value: RegoValue | undefined): value is readonly RegoValue[] {
  return Array.isArray(value);
}

export function isNumber(value: RegoValue | undefined): value is number | BigNumber {
  return typeof value === 'number' || value instanceof BigNumber;
}

/** The digits as OPA has them. */
export function numberText(value: number | BigNumber): string {
  return typeof value === 'number' ? String(value) : value.text;
}

/** The number as an integer; undefined for one that has a fraction or an exponent that leaves one. */
export function asInteger(value: RegoValue | undefined): bigint | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : undefined;
  if (!(value instanceof BigNumber)) return undefined;
  if (/^-?[0-9]+$/.test(value.text)) return BigInt(value.text);
  const double = Number(value.text);
  return Number.isInteger(double) ? BigInt(double) : undefined;
}

/** A number as a term: a double where that is exact. */
export function integer(value: bigint): number | BigNumber {
  const double = Number(value);
  return Number.isSafeInteger(double) ? double : new BigNumber(String(value));
}

const RANK = { null: 0, boolean: 1, number: 2, string: 3, array: 4, object: 5, set: 6 } as const;

function rankOf(value: RegoValue): number {
  if (value === null) return RANK.null;
  if (typeof value === 'boolean') return RANK.boolean;
  if (isNumber(value)) return RANK.number;
  if (typeof value === 'string') return RANK.string;
  if (isArray(value)) return RANK.array;
  return value instanceof RegoObject ? RANK.object : RANK.set;
}

/** OPA's order of terms: by type, then by value; collections item by item, then by length. */
export function compare(a: RegoValue, b: RegoValue): number {
  const [rankA, rankB] = [rankOf(a), rankOf(b)];
  if (rankA !== rankB) return rankA - rankB;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (a instanceof RegoSet && b instanceof RegoSet) return compareLists(a.items, b.items);
  if (a instanceof RegoObject && b instanceof RegoObject) return compareLists(a.entries.flat(), b.entries.flat());
  if (isArray(a) && isArray(b)) return compareLists(a, b);
  return 0;
}

function compareNumbers(a: number | BigNumber, b: number | BigNumber): number {
  const [intA, intB] = [asInteger(a), asInteger(b)];
  if (intA !== undefined && intB !== undefined) return intA < intB ? -1 : Number(intA > intB);
  const [doubleA, doubleB] = [Number(numberText(a)), Number(numberText(b))];
  return doubleA < doubleB ? -1 : Number(doubleA > doubleB);
}

/** By UTF-8 bytes, which is by code points; JavaScript's own order is by UTF-16 units. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function compareLists(a: readonly RegoValue[], b: readonly RegoValue[]): number {
  for (const [index, item] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const order = compare(item, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Where it is 0 among `length` places in order, by halves: what comes out of a message may be long. */
function placeOf(length: number, order: (index: number) => number): number | undefined {
  let [low, high] = [0, length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = order(middle);
    if (found === 0) return middle;
    if (found < 0) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

function unique(items: readonly RegoValue[]): readonly RegoValue[] {
  return [...items].sort(compare).filter((item, index, sorted) => index === 0 || compare(item, sorted[index - 1] as RegoValue) !== 0);
}
