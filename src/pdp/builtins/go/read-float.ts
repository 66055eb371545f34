import { BuiltinError } from '../builtin.js';
import { isBeyondRange } from './number-range.js';

const DIGITS = '[0-9](?:_?[0-9])*';
const FLOAT = new RegExp(`^[+-]?(?:${DIGITS}(?:\\.(?:${DIGITS})?)?|\\.${DIGITS})(?:[eE][+-]?${DIGITS})?$`);
const HEX = '[0-9a-fA-F](?:_?[0-9a-fA-F])*';
const HEX_FLOAT = new RegExp(`^([+-]?)0[xX]_?(?:(${HEX})(?:\\.(${HEX})?)?|\\.(${HEX}))[pP]([+-]?${DIGITS})$`);
/** OPA's limit on the binary exponent of a number. */
const MOST_EXPONENT = 100_000;

/**
 * The decimal digits of a text that Go's strconv.ParseFloat takes as a number a double can hold, but for the infinite ones.
 * Throws a `BuiltinError`.
 */
export function readFloat(text: string): string {
  const hex = HEX_FLOAT.exec(text);
  const digits = hex === null ? text : hexDigits(hex);
  if (hex === null && !FLOAT.test(text)) throw new BuiltinError('not a number');
  const plain = digits.replaceAll('_', '');
  if (!Number.isFinite(Number(plain))) throw new BuiltinError('value out of range');
  if (isBeyondRange(plain)) throw new BuiltinError('number too small');
  return plain;
}

function hexDigits([, sign = '', whole = '', fraction = '', small = '', power = '0']: RegExpExecArray): string {
  const behind = (fraction + small).replaceAll('_', '');
  const mantissa = BigInt(`0x0${whole.replaceAll('_', '')}${behind}`);
  const exponent = Number(power.replaceAll('_', '')) - 4 * behind.length;
  if (Math.abs(exponent) > MOST_EXPONENT) throw new BuiltinError('value out of range');
  if (exponent >= 0) return `${sign}${mantissa << BigInt(exponent)}`;
  return `${sign}${mantissa * 5n ** BigInt(-exponent)}e${exponent}`;
}
