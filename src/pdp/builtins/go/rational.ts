import { parseDecimal } from '../../value/value.js';
import { BuiltinError } from '../builtin.js';

export interface Rational {
  readonly numerator: bigint;
  /** Positive. */
  readonly denominator: bigint;
}

/** A decimal number, exactly. Throws a `BuiltinError`. */
export function parseRational(text: string): Rational {
  const decimal = parseDecimal(text);
  if (decimal === undefined) throw new BuiltinError('not a number');
  const { mantissa, exponent } = decimal;
  return exponent >= 0
    ? { numerator: mantissa * 10n ** BigInt(exponent), denominator: 1n }
    : { numerator: mantissa, denominator: 10n ** BigInt(-exponent) };
}
