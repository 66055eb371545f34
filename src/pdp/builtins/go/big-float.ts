import { parseRational, type Rational } from './rational.js';

/** Of a Go big.Float that was made from a text. */
const PRECISION = 64;

export interface BigFloat {
  /** The product in the same precision, its fraction cut off. */
  times(factor: bigint): bigint;
}

/** Go's big.Float of a decimal text: 64 bits, to the nearest, ties to even. Throws a `BuiltinError`. */
export function bigFloat(text: string): BigFloat {
  const value = rounded(parseRational(text));
  return {
    times(factor) {
      const { numerator, denominator } = rounded({ numerator: value.numerator * factor, denominator: value.denominator });
      return numerator / denominator;
    },
  };
}

function rounded({ numerator, denominator }: Rational): Rational {
  const negative = numerator < 0n;
  const size = negative ? -numerator : numerator;
  if (size === 0n) return { numerator, denominator };
  let shift = PRECISION - (bits(size) - bits(denominator));
  let scaled = scale(size, denominator, shift);
  if (bits(scaled.quotient) > PRECISION) scaled = scale(size, denominator, --shift);
  let mantissa = scaled.quotient;
  const twice = scaled.remainder * 2n;
  if (twice > scaled.divisor || (twice === scaled.divisor && mantissa % 2n === 1n)) mantissa += 1n;
  const signed = negative ? -mantissa : mantissa;
  return shift >= 0 ? { numerator: signed, denominator: 1n << BigInt(shift) } : { numerator: signed << BigInt(-shift), denominator: 1n };
}

function scale(numerator: bigint, denominator: bigint, shift: number) {
  const dividend = shift >= 0 ? numerator << BigInt(shift) : numerator;
  const divisor = shift >= 0 ? denominator : denominator << BigInt(-shift);
  return { quotient: dividend / divisor, remainder: dividend % divisor, divisor };
}

function bits(value: bigint): number {
  const hex = value.toString(16);
  return (hex.length - 1) * 4 + Number.parseInt(hex[0] ?? '0', 16).toString(2).length;
}
