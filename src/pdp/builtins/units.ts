import { BigNumber, integer, type RegoValue } from '../value/value.js';
import { BuiltinError, BuiltinLimit, type Builtin } from './builtin.js';
import { cut, fromInteger, multiply, parseBigFloat } from './go/big-float.js';
import { parseRational, type Rational } from './go/rational.js';
import { text } from './operands.js';

export const unitBuiltins: Readonly<Record<string, Builtin>> = {
  'units.parse': (_context, amount) => parseUnits(text(amount)),
  'units.parse_bytes': (_context, amount) => parseBytes(text(amount)),
};

const DECIMAL = new Map(['k', 'm', 'g', 't', 'p', 'e'].map((letter, index) => [letter, 1000n ** BigInt(index + 1)]));
const BINARY = new Map(['k', 'm', 'g', 't', 'p', 'e'].map((letter, index) => [letter, 1024n ** BigInt(index + 1)]));
const BYTES = /^([kmgtpe])(i?)b?$/;
/** Of OPA: numbers beyond take memory without end. */
const MAX_EXPONENT_DIGITS = 6;

/** Written, or by an exponent: whole numbers beyond take seconds to read and to write. */
const MAX_DIGITS = 10_000;

/** What SetFloat64(0.001) is in Go, exactly. */
const MILLI: Rational = { numerator: 1152921504606847n, denominator: 1n << 60n };
/** Digits behind the point where the result is no integer. */
const PLACES = 10n;

/** `m` is a thousandth, `M` a million; of a longer unit only the first letter's case counts. */
function parseUnits(written: string): RegoValue {
  const { number, unit } = split(written.replaceAll('"', ''));
  const { numerator, denominator } = parseRational(number);
  const factor = unitFactor(unit.slice(0, 1) + unit.slice(1).toLowerCase());
  return rational(numerator * factor.numerator, denominator * factor.denominator);
}

function unitFactor(unit: string): Rational {
  if (unit === 'm') return MILLI;
  const factor = unit === '' ? 1n : unit.endsWith('i') ? binaryFactor(unit) : DECIMAL.get(unit.toLowerCase());
  if (factor === undefined) throw new BuiltinError(`unit ${unit} not recognized`);
  return { numerator: factor, denominator: 1n };
}

function binaryFactor(unit: string): bigint | undefined {
  return unit.length === 2 ? BINARY.get(unit.slice(0, 1).toLowerCase()) : undefined;
}

/** Go's Rat.FloatString(10): rounded half away from zero. */
function rational(numerator: bigint, denominator: bigint): RegoValue {
  if (numerator % denominator === 0n) return integer(numerator / denominator);
  const negative = numerator < 0n;
  const scaled = (negative ? -numerator : numerator) * 10n ** PLACES;
  const rounded = scaled / denominator + ((scaled % denominator) * 2n >= denominator ? 1n : 0n);
  const digits = rounded.toString().padStart(Number(PLACES) + 1, '0');
  return new BigNumber(`${negative ? '-' : ''}${digits.slice(0, -Number(PLACES))}.${digits.slice(-Number(PLACES))}`);
}

/** Whatever the case; a fraction of a byte is cut off. */
function parseBytes(written: string): RegoValue {
  const { number, unit } = split(written.toLowerCase().replaceAll('"', ''));
  const match = BYTES.exec(unit);
  const factor = unit === '' ? 1n : (match?.[2] === 'i' ? BINARY : DECIMAL).get(match?.[1] ?? '');
  if (factor === undefined) throw new BuiltinError(`byte unit ${unit} not recognized`);
  return integer(cut(multiply(parseBigFloat(number), fromInteger(factor))));
}

function split(amount: string): { number: string; unit: string } {
  if (amount.includes(' ')) throw new BuiltinError('spaces not allowed in resource strings');
  let end = 0;
  while (end < amount.length && /[0-9.eE+-]/.test(amount[end] ?? '')) {
    if (/[eE]/.test(amount[end] ?? '')) {
      const exponent = /^[eE](?:[+-]|(?=[0-9]))([0-9]*)/.exec(amount.slice(end));
      if (exponent === null) break;
      if ((exponent[1]?.length ?? 0) > MAX_EXPONENT_DIGITS) throw new BuiltinError('exponent too large');
      refuseLong(Number(exponent[1] ?? ''));
      end += /^[eE][+-]/.test(amount.slice(end)) ? 2 : 1;
    } else end += 1;
  }
  if (end === 0) throw new BuiltinError('no amount provided');
  refuseLong(end);
  return { number: amount.slice(0, end), unit: amount.slice(end) };
}

function refuseLong(digits: number): void {
  if (digits > MAX_DIGITS) throw new BuiltinLimit(`an amount of more than ${MAX_DIGITS} digits`);
}
