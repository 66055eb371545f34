import { parseDecimal } from '../../value/value.js';
import { BuiltinLimit } from '../builtin.js';

/** Digits of a number are written out: beyond this many bits it is none that anyone meant. */
const MOST_BITS = 1_000_000;

/** OPA's limit on the binary exponent of a number that it reads is 100,000; this is the place of the first digit. */
const MOST_PLACES = 30_103;

/** A number of more digits than OPA reads. */
export function isBeyondRange(digits: string): boolean {
  const decimal = parseDecimal(digits);
  if (decimal === undefined || decimal.mantissa === 0n) return false;
  return Math.abs(String(decimal.mantissa).replace('-', '').length + decimal.exponent) > MOST_PLACES;
}

/** Throws a `BuiltinLimit` for a size that OPA would go on to write out until its deadline. */
export function checkBits(bits: number): void {
  if (bits > MOST_BITS) throw new BuiltinLimit(`a number of more than ${MOST_BITS} bits`);
}

/** The same integer; throws as `checkBits`. */
export function checkedInteger(value: bigint): bigint {
  if (BigInt.asIntN(MOST_BITS, value) !== value) checkBits(Infinity);
  return value;
}
