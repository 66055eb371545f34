import { asInteger, type BigNumber, isArray, isNumber, numberText, RegoObject, RegoSet, type RegoValue } from '../value/value.js';
import { BuiltinError, BuiltinLimit } from './builtin.js';

/** What a builtin takes of its arguments; each throws a `BuiltinError` for anything else, as OPA's operand functions do. */
type Operand = RegoValue | undefined;

export function text(value: Operand): string {
  if (typeof value === 'string') return value;
  throw new BuiltinError('not a string');
}

export function number(value: Operand): number | BigNumber {
  if (!isNumber(value)) throw new BuiltinError('not a number');
  return checkedDigits(value);
}

/** Digits of one number, written or by an exponent: to calculate with more takes seconds, and none was meant. */
const MOST_DIGITS = 100_000;
const LONG_EXPONENT = /[eE][+-]?0*([1-9][0-9]{5,})$/;

function checkedDigits(value: number | BigNumber): number | BigNumber {
  if (typeof value !== 'number' && (value.text.length > MOST_DIGITS || LONG_EXPONENT.test(value.text)))
    throw new BuiltinLimit(`a number of more than ${MOST_DIGITS} digits`);
  return value;
}

/** As OPA reads an `int`: up to 19 digits, of which those behind the point are zeros, within 64 bits. */
export function int(value: Operand): number {
  const written = isNumber(value) ? numberText(value) : '';
  const digits = /^-?(?=.)[0-9]*(?=\.?0*$)/.exec(written)?.[0];
  if (digits === undefined || written.replace('-', '').length > 19) throw new BuiltinError('not an integer');
  const whole = BigInt(digits.replace(/^-?$/, '0'));
  if (BigInt.asIntN(64, whole) !== whole) throw new BuiltinError('not an integer');
  return Number(whole);
}

/** A number without a fraction, however it is written. */
export function bigInt(value: Operand): bigint {
  const found = isNumber(value) ? asInteger(checkedDigits(value)) : undefined;
  if (found === undefined) throw new BuiltinError('not an integer');
  return found;
}

export function object(value: Operand): RegoObject {
  if (value instanceof RegoObject) return value;
  throw new BuiltinError('not an object');
}

/** The items of a list or a set. */
export function items(value: Operand): readonly RegoValue[] {
  if (isArray(value)) return value;
  if (value instanceof RegoSet) return value.items;
  throw new BuiltinError('neither a list nor a set');
}

export function given(value: Operand): RegoValue {
  if (value === undefined) throw new BuiltinError('an argument is missing');
  return value;
}
