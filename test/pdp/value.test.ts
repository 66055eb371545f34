import { describe, expect, it } from 'vitest';
import { parseValue } from '../../src/pdp/value/parse-value.js';
import { printValue } from '../../src/pdp/value/print-value.js';
import { asInteger, BigNumber, RegoObject, RegoSet, type RegoValue } from '../../src/pdp/value/value.js';
import * as fc from '../properties.js';

const terms = fc.letrec<{ term: RegoValue }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
    fc.bigInt({ min: 2n ** 60n, max: 2n ** 80n }).map((value) => new BigNumber(String(value))),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('term'), { maxLength: 4 }),
    fc.array(tie('term'), { maxLength: 4 }).map((items) => new RegoSet(items)),
    fc
      .uniqueArray(fc.tuple(fc.string(), tie('term')), { maxLength: 4, selector: ([key]) => key })
      .map((entries) => new RegoObject(entries)),
  ),
})).term;

describe('Rego terms as text', () => {
  it('what is printed reads back the same', () => {
    fc.assert(
      fc.property(terms, (term) => {
        const text = printValue(term);
        expect(printValue(parseValue(text))).toBe(text);
      }),
    );
  });

  it.each([
    ['set()', 'set()'],
    ['{}', '{}'],
    ['[]', '[]'],
    ['{"b","a","b"}', '{"a", "b"}'],
    ['{"b":1,"a":{2,1}}', '{"a": {1, 2}, "b": 1}'],
    ['{1:"x",[2]:{"y"}}', '{1: "x", [2]: {"y"}}'],
    ['9007199254740993', '9007199254740993'],
    ['1.10', '1.10'],
    ['"\\u0000\\"]}:,"', '"\\u0000\\"]}:,"'],
    ['{{{1}}}', '{{{1}}}'],
    ['{null,true,false,0,"",[],{},set()}', '{null, false, true, 0, "", [], {}, set()}'],
  ])('%s', (text, printed) => {
    expect(printValue(parseValue(text))).toBe(printed);
  });

  it.each(['', 'nul', '{', '[1', '"open', '1 2', '{1} x', '--1'])('%j is no term', (text) => {
    expect(() => parseValue(text)).toThrow(SyntaxError);
  });

  it.each<readonly [RegoValue, bigint | undefined]>([
    [5, 5n],
    [1.5, undefined],
    [new BigNumber('1.0'), 1n],
    [new BigNumber('1767225600000000001'), 1767225600000000001n],
    ['5', undefined],
  ])('integer of %j', (value, expected) => {
    expect(asInteger(value)).toBe(expected);
  });
});
