import { expect, test } from 'vitest';
import { isExactNumber } from '../../src/protocol/json/exact-number.js';
import * as fc from '../properties.js';

test.each([
  '0',
  '-0',
  '1',
  '1.0',
  '1e2',
  '100E-2',
  '0.1',
  '0.30000000000000004',
  '9007199254740991',
  '9007199254740992',
  '1e21',
  '1.7976931348623157e308',
  '5e-324',
  '0e999999',
  '0.000',
])('a double holds %s', (token) => expect(isExactNumber(token)).toBe(true));

test.each([
  '9007199254740993',
  '-9007199254740993',
  '12345678901234567890',
  '12345678901234567168',
  '1e400',
  '-1e400',
  '1e-400',
  '0.1234567890123456789',
  '1e99999999999999999999',
])('a double does not hold %s', (token) => expect(isExactNumber(token)).toBe(false));

test('integers: exactly those that JavaScript writes as it read them', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
      (integer) => isExactNumber(String(integer)) === (BigInt(Number(integer)).toString() === String(integer) && safe(integer)),
    ),
  );
});

/** The double's own shortest spelling, as an integer, is the integer. */
function safe(integer: bigint): boolean {
  const shown = String(Number(integer));
  return /e/.test(shown) ? shownAsInteger(shown) === integer : BigInt(shown) === integer;
}

function shownAsInteger(shown: string): bigint {
  const [mantissa = '', exponent = '0'] = shown.split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return BigInt(whole + fraction) * 10n ** BigInt(Number(exponent) - fraction.length);
}

test('every double in its shortest spelling is exact, in any other notation too', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(isExactNumber(String(value))).toBe(true);
      expect(isExactNumber(value.toExponential())).toBe(true);
    }),
  );
});
