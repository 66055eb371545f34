import { asInteger, integer, isNumber, type RegoValue } from '../value/value.js';
import type { Builtin } from './builtin.js';
import { fromFloat, toFloat } from './arithmetic.js';
import { add, fromInteger, multiply } from './go/big-float.js';
import { checkedInteger } from './go/number-range.js';
import { items, number } from './operands.js';

export const aggregateBuiltins: Readonly<Record<string, Builtin>> = {
  sum: (_context, values) => sum(items(values)),
  product: (_context, values) => product(items(values)),
};

/** Exact where all are integers. */
function sum(values: readonly RegoValue[]): RegoValue {
  const whole = integers(values);
  if (whole !== undefined) return integer(whole.reduce((total, value) => total + value, 0n));
  return fromFloat(values.map((value) => toFloat(number(value))).reduce(add));
}

/** OPA starts at big.NewFloat(1), whose mantissa has 53 bits, and so have all products. */
const DOUBLE = 53;

function product(values: readonly RegoValue[]): RegoValue {
  const whole = integers(values);
  if (whole !== undefined) return integer(whole.reduce((total, value) => checkedInteger(total * value), 1n));
  const one = { ...fromInteger(1n), precision: DOUBLE };
  return fromFloat(values.reduce((total, value) => multiply(total, toFloat(number(value)), DOUBLE), one));
}

function integers(values: readonly RegoValue[]): readonly bigint[] | undefined {
  const whole = values.map((value) => (isNumber(value) ? asInteger(number(value)) : undefined));
  return whole.every((value) => value !== undefined) ? whole : undefined;
}
