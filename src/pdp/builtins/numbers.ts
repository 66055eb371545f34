import { integer } from '../value/value.js';
import { BuiltinError, BuiltinLimit, type Builtin } from './builtin.js';
import { bigInt } from './operands.js';

export const numberBuiltins: Readonly<Record<string, Builtin>> = {
  'numbers.range_step': (_context, from, to, step) => range(bigInt(from), bigInt(to), bigInt(step)),
};

/** Numbers of one range. OPA makes them until its deadline. */
const MOST = 1_000_000n;

/** Downwards where `to` is the smaller one; both ends belong to it. */
function range(from: bigint, to: bigint, step: bigint) {
  if (step <= 0n) throw new BuiltinError('step must be a positive integer');
  const distance = to >= from ? to - from : from - to;
  const count = distance / step + 1n;
  if (count > MOST) throw new BuiltinLimit(`numbers.range_step: ${count} numbers are more than ${MOST}`);
  const signed = to >= from ? step : -step;
  return Array.from({ length: Number(count) }, (_, index) => integer(from + BigInt(index) * signed));
}
