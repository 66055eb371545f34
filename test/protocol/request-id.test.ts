import { expect, test } from 'vitest';
import { requestId } from '../../src/protocol/request-id.js';
import * as fc from '../properties.js';

test('two spellings of one id are one id; two ids are two', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
      fc.oneof(fc.string(), fc.integer()),
      (one, other) => {
        expect(requestId(JSON.stringify(one))).toBe(requestId(JSON.stringify(one)));
        if (!Object.is(one, -0)) expect(requestId(JSON.stringify(one)) === requestId(JSON.stringify(other))).toBe(one === other);
      },
    ),
  );
});

test.each([
  ['1.0', '1'],
  ['10e-1', '1'],
  ['-0', '0'],
  ['9007199254740993', '9007199254740993'],
  ['"\\u0031"', '"1"'],
  ['null', 'null'],
])('%s is %s', (token, id) => expect(requestId(token)).toBe(id));

test.each(['true', '{}', '[]', '', '01', '+1', '.5', '"', '"a', 'NaN'])('%s is no id', (token) => expect(requestId(token)).toBeUndefined());
