import { describe, expect, test } from 'vitest';
import { BuiltinLimit, type BuiltinContext } from '../../../src/pdp/builtins/builtin.js';
import { hostBuiltins } from '../../../src/pdp/builtins/index.js';
import { BigNumber, numberOf, RegoObject, RegoSet, type RegoValue } from '../../../src/pdp/value/value.js';

const context: BuiltinContext = { nowNs: () => 0n, print: () => undefined };

function ask(name: string, ...args: readonly RegoValue[]): RegoValue | undefined {
  const builtin = hostBuiltins.get(name);
  if (builtin === undefined) throw new Error(`there is no builtin ${name}`);
  return builtin(context, ...args);
}

const many = <T>(length: number, item: (index: number) => T) => Array.from({ length }, (_none, index) => item(index));
const addFirst = new RegoObject([
  ['op', 'add'],
  ['path', '/0'],
  ['value', 1],
]);
const networks = many(1000, (index) => `10.${index >> 8}.${index & 255}.0/24`);
const texts = many(5000, (index) => `aaaaaaaa${index}`);

/** One call of the host cannot be interrupted: what would take seconds of it is given up before, and the decision denies. */
describe('what may come out of a message and would not end', () => {
  const limited: readonly (readonly [string, string, ...RegoValue[]])[] = [
    ['operations that move a long list', 'json.patch', many(20_000, () => 0), many(20_000, () => addFirst)],
    ['empty matches everywhere', 'regex.replace', 'a'.repeat(4_000_000), '', 'x'],
    ['matches everywhere', 'regex.find_n', 'a', 'a'.repeat(4_000_000), -1],
    ['captures without number', 'regex.replace', 'b'.repeat(20_000), `${'()'.repeat(10_000)}a`, 'x'],
    ['networks by networks', 'net.cidr_contains_matches', networks, networks],
    ['texts by prefixes', 'strings.any_prefix_match', texts, texts],
    ['texts by suffixes', 'strings.any_suffix_match', texts, texts],
    ['a long text in a long text', 'strings.count', 'a'.repeat(400_000), `b${'a'.repeat(200_000)}`],
    ['where a long text stands', 'indexof_n', 'a'.repeat(400_000), 'a'.repeat(200_000)],
    ['a number of millions of digits', 'units.parse', `${'9'.repeat(2_000_000)}M`],
    ['parameters without end', 'urlquery.decode_object', 'a=b&'.repeat(10_001)],
    ['an exponent of many digits', 'units.parse', '1e999999'],
    ['ways without number', 'glob.match', '*a'.repeat(4000), null, 'a'.repeat(10_000)],
    ['alternatives of nothing', 'glob.match', `*{${','.repeat(100_000)}}b`, null, 'a'.repeat(10_000)],
    ['widths without number', 'sprintf', '%999999[1]s'.repeat(20_000), ['x']],
    ['an amount of time by an exponent', 'time.clock', new BigNumber('1e999999999')],
    ['a sum with an exponent of many digits', 'plus', 1, new BigNumber('1E+0999999999')],
    ['a fraction with an exponent of many digits', 'floor', new BigNumber('1.5e-999999999')],
    ['a path by an exponent', 'json.filter', new RegoObject([]), [[new BigNumber('1e999999999')]]],
    ['a list of long numbers', 'sum', many(200, () => new BigNumber('1.5e30000'))],
    ['a product of long numbers', 'product', many(200, () => new BigNumber('15e30000'))],
    ['bytes of millions of digits', 'units.parse_bytes', `${'9'.repeat(2_000_000)}MB`],
  ];
  for (const [what, name, ...args] of limited)
    test(`${what}: ${name}`, () => {
      expect(() => ask(name, ...args)).toThrow(BuiltinLimit);
    });

  const readOnce: readonly (readonly [string, RegoValue | undefined, string, ...RegoValue[]])[] = [
    ['a long text in Base64', '\0'.repeat(3_750_000), 'base64.decode', 'A'.repeat(5_000_000)],
    ['a long text that is nearly Base64', undefined, 'base64url.decode', `${'A'.repeat(5_000_000)}=`],
    ['a text of padding', false, 'base64.is_valid', '='.repeat(4_000_000)],
    ['a glob that stands somewhere in a long text', true, 'glob.match', '*secret*', null, `${'a'.repeat(2_000_000)}secret b`],
    ['a pattern that opens without end', undefined, 'regex.replace', 'aaaa', '(a|'.repeat(100_000), 'x'],
    ['a pattern of one long text', 'aaaa', 'regex.replace', 'aaaa', 'b'.repeat(90_000), 'x'],
    ['a list that begins like another, everywhere', false, 'object.subset', many(200_000, () => 0), [...many(100_000, () => 0), 1]],
    ['a key of a query, over and over', new RegoObject([['a', many(9_999, () => 'b')]]), 'urlquery.decode_object', 'a=b&'.repeat(9_999)],
    ['a list in another', true, 'object.subset', [1, 2, 1, 2, 1, 3, 4], [1, 2, 1, 3]],
  ];
  for (const [what, answer, name, ...args] of readOnce)
    test(`${what} is read once`, () => {
      expect(ask(name, ...args)).toEqual(answer);
    });

  test('numbers of any size are told apart by their places', () => {
    const numbers = ['-2e999999999', '-1e999999999', '-5', '0', '1e-999999999', '3e-9', '1e999999998', '9.5e999999998', '1e999999999'];
    const own = numbers.map(numberOf);
    expect(new RegoSet([...own, ...own.toReversed()]).items).toEqual(own);
  });

  test('a product of many small factors is one of few large ones', () => {
    expect(
      ask(
        'product',
        many(900_000, () => 2),
      ),
    ).toEqual(numberOf(String(1n << 900_000n)));
    expect(ask('product', [3, new BigNumber('9223372036854775807'), -4, 5, 0, 7])).toBe(0);
    expect(ask('product', [new BigNumber('9223372036854775807'), -3])).toEqual(new BigNumber('-27670116110564327421'));
  });

  test('members of large objects are found by halves', () => {
    const large = new RegoObject(many(20_000, (index) => [`k${index}`, index] as const));
    expect(ask('object.subset', large, large)).toBe(true);
    expect(ask('object.subset', large, new RegoObject([['k7', 8]]))).toBe(false);
  });
});
