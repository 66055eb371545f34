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

/** The number as an integer, exactly; undefined for one that has a fraction. */
export function asInteger(value: RegoValue | undefined): bigint | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (!isNumber(value)) return undefined;
  const digits = numberText(value);
  return /^-?[0-9]+$/.test(digits) ? BigInt(digits) : scaledInteger(digits);
}

/** Of `1e3`, `12.50e1`, `1.0`. */
function scaledInteger(digits: string): bigint | undefined {
  const decimal = parseDecimal(digits);
  if (decimal === undefined) return undefined;
  const { mantissa, exponent } = decimal;
  if (exponent >= 0) return mantissa * 10n ** BigInt(exponent);
  // The fraction's digits; more zeros than there are digits make a fraction of anything but 0.
  if (-exponent > digits.length) return undefined;
  const divisor = 10n ** BigInt(-exponent);
  return mantissa % divisor === 0n ? mantissa / divisor : undefined;
}

/** A number's value: mantissa × 10^exponent. */
export interface Decimal {
  readonly mantissa: bigint;
  readonly exponent: number;
}

const DECIMAL = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?$/;

/** Undefined for what is no decimal number. */
export function parseDecimal(digits: string): Decimal | undefined {
  const [, sign = '', whole = '', fraction = '', power = '0'] = DECIMAL.exec(digits) ?? [];
  if (whole + fraction === '') return undefined;
  const mantissa = BigInt(whole + fraction);
  if (mantissa === 0n) return { mantissa, exponent: 0 };
  return { mantissa: sign === '-' ? -mantissa : mantissa, exponent: Number(power) - fraction.length };
}

/** A number as a term: a double where that is exactly what is written. */
export function numberOf(digits: string): number | BigNumber {
  const double = Number(digits);
  const exact = String(double) === digits && (!Number.isInteger(double) || Number.isSafeInteger(double));
  return exact ? double : new BigNumber(digits);
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
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = [parseDecimal(numberText(a)), parseDecimal(numberText(b))];
  if (x === undefined || y === undefined) throw new TypeError('a number that is no decimal');
  const sign = signOf(x);
  if (sign !== signOf(y) || sign === 0) return sign - signOf(y);
  // Written out, `1e999999999` takes minutes.
  const places = firstPlace(x) - firstPlace(y);
  if (places !== 0) return places * sign;
  const shift = Math.min(x.exponent, y.exponent);
  const difference = x.mantissa * 10n ** BigInt(x.exponent - shift) - y.mantissa * 10n ** BigInt(y.exponent - shift);
  return difference < 0n ? -1 : Number(difference > 0n);
}

function signOf({ mantissa }: Decimal): number {
  return mantissa < 0n ? -1 : Number(mantissa > 0n);
}

/** Where the first digit stands, before the point or behind it. */
function firstPlace({ mantissa, exponent }: Decimal): number {
  return String(mantissa).replace('-', '').length + exponent;
}

const SURROGATE = /[\ud800-\udfff]/;

/** By UTF-8 bytes, which is by code points; JavaScript's own order is by UTF-16 units. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  if (!SURROGATE.test(a) && !SURROGATE.test(b)) return a < b ? -1 : 1;
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
