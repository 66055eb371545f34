import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/protocol/json/canonical-json.js';

// RFC 8785, 3.2.3: by UTF-16 code units.
test('members are sorted at every depth, whatever their names', () => {
  expect(
    canonicalJson({
      '\u20ac': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '\ud83d\ude00': 5,
      '\u0080': 6,
      '\u00f6': [true, null, { b: 1, a: 'x' }],
    }),
  ).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":[true,null,{"a":"x","b":1}],"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}');
  expect(canonicalJson({ '10': 1, '9': 2 })).toBe('{"10":1,"9":2}');
});
