import { integer } from '../value/value.js';
import { BuiltinError, type Builtin } from './builtin.js';
import { checkBits } from './go/number-range.js';
import { bigInt } from './operands.js';

export const bitBuiltins: Readonly<Record<string, Builtin>> = {
  'bits.and': (_context, a, b) => integer(bigInt(a) & bigInt(b)),
  'bits.or': (_context, a, b) => integer(bigInt(a) | bigInt(b)),
  'bits.xor': (_context, a, b) => integer(bigInt(a) ^ bigInt(b)),
  'bits.negate': (_context, a) => integer(~bigInt(a)),
  'bits.lsh': (_context, a, b) => integer(shiftLeft(bigInt(a), shift(bigInt(b)))),
  'bits.rsh': (_context, a, b) => integer(bigInt(a) >> shift(bigInt(b))),
};

function shiftLeft(value: bigint, by: bigint): bigint {
  if (value === 0n) return 0n;
  checkBits(Number(by));
  return value << by;
}

/** Of a larger number Go takes the last 64 bits. */
function shift(by: bigint): bigint {
  if (by < 0n) throw new BuiltinError('must be an unsigned integer number but got a negative integer');
  return BigInt.asUintN(64, by);
}
