import { asInteger, isNumber, numberOf, numberText, type RegoValue } from '../value/value.js';
import { BuiltinError, type Builtin } from './builtin.js';
import { toFloat } from './arithmetic.js';
import { cut } from './go/big-float.js';
import { readFloat } from './go/read-float.js';
import { given, number } from './operands.js';

export const conversionBuiltins: Readonly<Record<string, Builtin>> = {
  format_int: (_context, value, base) => {
    const radix = BASES.get(numberText(number(base)));
    if (radix === undefined) throw new BuiltinError('must be one of {2, 8, 10, 16}');
    return whole(value).toString(radix);
  },
  to_number: (_context, value) => toNumber(given(value)),
};

/** As they are written: 10.0 is none of them. */
const BASES = new Map([2, 8, 10, 16].map((base) => [String(base), base]));

/** A fraction is cut off of what fits into 64 bits of it. */
function whole(value: RegoValue | undefined): bigint {
  const own = number(value);
  const written = typeof own === 'number' || /[.eE]/.test(own.text) ? undefined : asInteger(own);
  return written ?? cut(toFloat(own));
}

/** As a double has it and writes it. */
const SHORT_INTEGER = /^(?:0|-?[1-9][0-9]{0,14})$/;

function toNumber(value: RegoValue): RegoValue {
  if (value === null) return 0;
  if (typeof value === 'boolean') return Number(value);
  if (isNumber(value)) return value;
  if (typeof value !== 'string') throw new BuiltinError('not a number');
  return SHORT_INTEGER.test(value) ? Number(value) : numberOf(plain(readFloat(value)));
}

/** As JSON writes it, with the value that it has: `+01.` is `1.0`. */
function plain(digits: string): string {
  const [, sign = '', whole = '', point = '', fraction = '', power = ''] = /^([+-]?)0*([0-9]*)(\.?)([0-9]*)(.*)$/.exec(digits) ?? [];
  return `${sign === '-' ? '-' : ''}${whole || '0'}${point}${point === '' ? '' : fraction || '0'}${power}`;
}
