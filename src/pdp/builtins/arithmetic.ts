import type { BigNumber } from '../value/value.js';
import { asInteger, integer, numberOf, numberText, RegoSet, type RegoValue } from '../value/value.js';
import { BuiltinError, type Builtin } from './builtin.js';
import { add, type BigFloat, cut, fromInteger, isInteger, multiply, negate, parseBigFloat, quotient } from './go/big-float.js';
import { floatText } from './go/float-text.js';
import { checkedInteger } from './go/number-range.js';
import { number } from './operands.js';

/** OPA's order: 32-bit integers, then integers of any size, exactly, then Go's big.Float with a mantissa of 64 bits. */
export const arithmeticBuiltins: Readonly<Record<string, Builtin>> = {
  plus: (_context, a, b) => combine(number(a), number(b), sum),
  minus: (_context, a, b) => (a instanceof RegoSet && b instanceof RegoSet ? without(a, b) : combine(number(a), number(b), difference)),
  mul: (_context, a, b) => combine(number(a), number(b), product),
  div: (_context, a, b) => divide(number(a), number(b)),
  rem: (_context, a, b) => remainder(asInteger(number(a)), asInteger(number(b))),
  abs: (_context, a) => unary(number(a), Math.abs, (value) => ({ ...value, negative: false })),
  round: (_context, a) => unary(number(a), same, roundAway),
  ceil: (_context, a) => unary(number(a), same, ceil),
  floor: (_context, a) => unary(number(a), same, floor),
};

interface Operation {
  readonly plain: (a: number, b: number) => number;
  readonly exact: (a: bigint, b: bigint) => bigint;
  readonly float: (a: BigFloat, b: BigFloat) => BigFloat;
}

const sum: Operation = { plain: (a, b) => a + b, exact: (a, b) => a + b, float: add };
const difference: Operation = { plain: (a, b) => a - b, exact: (a, b) => a - b, float: (a, b) => add(a, negate(b)) };
const product: Operation = { plain: (a, b) => a * b, exact: (a, b) => a * b, float: multiply };

function combine(a: number | BigNumber, b: number | BigNumber, { plain, exact, float }: Operation): RegoValue {
  const result = typeof a === 'number' && typeof b === 'number' && Number.isInteger(a) && Number.isInteger(b) ? plain(a, b) : NaN;
  // Within 53 bits a double is exact. Adding 0 makes 0 of −0.
  if (Number.isSafeInteger(result)) return result + 0;
  const [x, y] = [asInteger(a), asInteger(b)];
  return x === undefined || y === undefined ? fromFloat(float(toFloat(a), toFloat(b))) : integer(checkedInteger(exact(x, y)));
}

/** Exact only where both are small and nothing is left. */
function divide(a: number | BigNumber, b: number | BigNumber): RegoValue {
  const [x, y] = [smallInteger(a), smallInteger(b)];
  if (x !== undefined && y !== undefined && y !== 0 && x !== 0 && x % y === 0) return x / y;
  const divisor = toFloat(b);
  if (divisor.mantissa === 0n) throw new BuiltinError('divide by zero');
  return fromFloat(quotient(toFloat(a), divisor));
}

function remainder(a: bigint | undefined, b: bigint | undefined): RegoValue {
  if (a === undefined || b === undefined) throw new BuiltinError('modulo on floating-point number');
  if (b === 0n) throw new BuiltinError('modulo by zero');
  return integer(a % b);
}

function unary(value: number | BigNumber, small: (value: number) => number, float: (value: BigFloat) => BigFloat): RegoValue {
  const own = smallInteger(value);
  return own === undefined ? fromFloat(float(toFloat(value))) : small(own);
}

const same = (value: number): number => value;
const ONE = fromInteger(1n);

function roundAway(value: BigFloat): BigFloat {
  const half: BigFloat = { negative: value.negative, mantissa: 1n, exponent: -1, precision: 53 };
  return fromInteger(cut(add(value, half)));
}

/** As OPA has it: of a number between −1 and 0 it is 1. */
function ceil(value: BigFloat): BigFloat {
  const whole = fromInteger(cut(value));
  return whole.negative || isInteger(value) ? whole : add(whole, ONE);
}

/** As OPA has it: of a number between −1 and 0 it is 0. */
function floor(value: BigFloat): BigFloat {
  const whole = fromInteger(cut(value));
  return !whole.negative || isInteger(value) ? whole : add(whole, negate(ONE));
}

const SMALLEST = -(2 ** 31);

/** Within 32 bits, with no digit but 0 behind the point. */
function smallInteger(value: number | BigNumber): number | undefined {
  const whole = typeof value === 'number' ? value : plainInteger(value);
  // Adding 0 makes 0 of −0.
  return whole !== undefined && Number.isInteger(whole) && whole >= SMALLEST && whole < -SMALLEST ? whole + 0 : undefined;
}

function plainInteger({ text }: BigNumber): number | undefined {
  return /^-?[0-9]{1,19}(?:\.0*)?$/.test(text) ? Number(text) : undefined;
}

export function toFloat(value: number | BigNumber): BigFloat {
  return parseBigFloat(numberText(value));
}

export function fromFloat(value: BigFloat): RegoValue {
  return numberOf(floatText(value));
}

function without(a: RegoSet, b: RegoSet): RegoSet {
  return new RegoSet(a.items.filter((item) => !b.has(item)));
}
