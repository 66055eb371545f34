import { asInteger, BigNumber, integer, isNumber, type RegoValue } from '../value/value.js';
import { BuiltinLimit, type Builtin } from './builtin.js';
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
  if (whole !== undefined) return integer(wholeProduct(whole));
  const one = { ...fromInteger(1n), precision: DOUBLE };
  return fromFloat(values.reduce((total, value) => multiply(total, toFloat(number(value)), DOUBLE), one));
}

/** What fits into 64 bits is multiplied first: a million factors of a long product would each copy it. */
function wholeProduct(values: readonly bigint[]): bigint {
  let [total, part] = [1n, 1n];
  for (const value of values) {
    part *= value;
    if (BigInt.asIntN(64, part) === part) continue;
    total = checkedInteger(total * part);
    part = 1n;
  }
  return checkedInteger(total * part);
}

/** Digits of all long numbers of one list, written or by an exponent. */
const MOST_DIGITS = 3_000_000;

function checkDigits(values: readonly RegoValue[]): void {
  let digits = 0;
  for (const value of values) {
    if (!(value instanceof BigNumber)) continue;
    const [, exponent = '0'] = value.text.split(/e/i);
    digits += value.text.length + Math.abs(Number(exponent));
    if (digits > MOST_DIGITS) throw new BuiltinLimit(`numbers of more than ${MOST_DIGITS} digits in one list`);
  }
}

function integers(values: readonly RegoValue[]): readonly bigint[] | undefined {
  checkDigits(values);
  const whole = values.map((value) => (isNumber(value) ? asInteger(number(value)) : undefined));
  return whole.every((value) => value !== undefined) ? whole : undefined;
}
