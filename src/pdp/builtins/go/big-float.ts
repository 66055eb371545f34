import { parseDecimal } from '../../value/value.js';
import { BuiltinError } from '../builtin.js';

/** Go's big.Float: ±mantissa × 2^exponent, the mantissa of at most `precision` bits; of zero only the sign counts. */
export interface BigFloat {
  readonly negative: boolean;
  readonly mantissa: bigint;
  readonly exponent: number;
  readonly precision: number;
}

/** Of a Go big.Float that was made from a text. */
const PRECISION = 64;

/** Go's Float.SetString of a decimal: powers of five beyond 128 bits are rounded before it is. Throws a `BuiltinError`. */
export function parseBigFloat(text: string): BigFloat {
  const decimal = parseDecimal(text);
  if (decimal === undefined) throw new BuiltinError('not a number');
  const negative = text.startsWith('-');
  const mantissa = decimal.mantissa < 0n ? -decimal.mantissa : decimal.mantissa;
  if (mantissa === 0n) return { negative, mantissa, exponent: 0, precision: PRECISION };
  const five = powerOfFive(Math.abs(decimal.exponent), PRECISION + 64);
  // 10^n is 5^n × 2^n.
  const written = { negative, mantissa, exponent: decimal.exponent, precision: PRECISION };
  return decimal.exponent < 0 ? quotient(written, five, PRECISION) : multiply(written, five, PRECISION);
}

/** As Go's SetInt makes it. */
export function fromInteger(value: bigint): BigFloat {
  const mantissa = value < 0n ? -value : value;
  return { negative: value < 0n, mantissa, exponent: 0, precision: Math.max(bitLength(mantissa), PRECISION) };
}

/** Towards zero. */
export function cut({ negative, mantissa, exponent }: BigFloat): bigint {
  const size = exponent >= 0 ? mantissa << BigInt(exponent) : mantissa >> BigInt(-exponent);
  return negative ? -size : size;
}

export function isInteger(value: BigFloat): boolean {
  return value.exponent >= 0 || value.mantissa % (1n << BigInt(-value.exponent)) === 0n;
}

export function negate(value: BigFloat): BigFloat {
  return { ...value, negative: !value.negative };
}

export function add(a: BigFloat, b: BigFloat): BigFloat {
  const precision = Math.max(a.precision, b.precision);
  const exponent = Math.min(a.exponent, b.exponent);
  const sum = signed(a, exponent) + signed(b, exponent);
  if (sum === 0n) return { negative: a.negative && b.negative && a.mantissa === 0n, mantissa: 0n, exponent: 0, precision };
  return rounded(sum < 0n, sum < 0n ? -sum : sum, exponent, precision);
}

export function multiply(a: BigFloat, b: BigFloat, precision = Math.max(a.precision, b.precision)): BigFloat {
  return rounded(a.negative !== b.negative, a.mantissa * b.mantissa, a.exponent + b.exponent, precision);
}

/** The divisor must not be zero. */
export function quotient(a: BigFloat, b: BigFloat, precision = Math.max(a.precision, b.precision)): BigFloat {
  const shift = Math.max(precision + 2 + bitLength(b.mantissa) - bitLength(a.mantissa), 0);
  const dividend = a.mantissa << BigInt(shift);
  const exponent = a.exponent - b.exponent - shift;
  return rounded(a.negative !== b.negative, dividend / b.mantissa, exponent, precision, dividend % b.mantissa !== 0n);
}

export function bitLength(value: bigint): number {
  if (value === 0n) return 0;
  const hex = value.toString(16);
  return (hex.length - 1) * 4 + 32 - Math.clz32(Number.parseInt(hex.slice(0, 1), 16));
}

/** To the nearest, ties to even; `more` says that there is a rest behind the last bit. */
function rounded(negative: boolean, mantissa: bigint, exponent: number, precision: number, more = false): BigFloat {
  const shift = bitLength(mantissa) - precision;
  if (shift <= 0) return { negative, mantissa, exponent, precision };
  const half = 1n << BigInt(shift - 1);
  const rest = mantissa & ((half << 1n) - 1n);
  const kept = mantissa >> BigInt(shift);
  const up = rest > half || (rest === half && (more || kept % 2n === 1n));
  return { negative, mantissa: up ? kept + 1n : kept, exponent: exponent + shift, precision };
}

function signed({ negative, mantissa, exponent }: BigFloat, at: number): bigint {
  const size = mantissa << BigInt(exponent - at);
  return negative ? -size : size;
}

/** Of the largest power of five in 64 bits, with which Go starts. */
const FIRST_POWER = 27;

/** 5^power, as Go's pow5 rounds it on the way. */
function powerOfFive(power: number, precision: number): BigFloat {
  const exact = (value: bigint, own: number): BigFloat => ({ negative: false, mantissa: value, exponent: 0, precision: own });
  let result = exact(5n ** BigInt(Math.min(power, FIRST_POWER)), precision);
  let factor = exact(5n, precision + 64);
  for (let left = power - FIRST_POWER; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = multiply(result, factor, precision);
    factor = multiply(factor, factor, precision + 64);
  }
  return result;
}
