import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { JsonBytes } from '../../src/audit/json-bytes.js';
import { MemberBytes } from '../../src/audit/member-bytes.js';

const NAMES = ['decision', 'input', 'reasons', '"quoted"\n'] as const;
/** The same objects again and again, as the records of one policy share them, beside new ones. */
const SHARED = [
  [],
  {},
  { subject: 'root' },
  ['default'],
  'allow',
  true,
  null,
  undefined,
  'x'.repeat(5_000),
  -0,
  1e9,
  0.1,
  'é',
  '\ud800',
  '😀',
] as const;

it('writes what JSON.stringify writes, whatever stood there before', () => {
  const value = fc.oneof(fc.constantFrom(...SHARED), fc.jsonValue({ maxDepth: 2 }), fc.constant(Number.NaN));
  const member = fc.oneof(value, fc.dictionary(fc.constantFrom(...NAMES), value));
  const objects = new MemberBytes({ input: new MemberBytes() });
  const out = new JsonBytes(16);
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...NAMES), member), (object) => {
      out.end = 0;
      objects.object(object, out);
      expect(out.bytes.toString('utf8', 0, out.end)).toBe(JSON.stringify(object));
    }),
    { numRuns: 1_000 },
  );
});

it.each(['__proto__', 'constructor', 'toString'])('takes `%s` for a name like any other', (name) => {
  const json = `{"input":{"${name}":{"a":1}},"${name}":{"b":2}}`;
  const out = new JsonBytes(16);
  new MemberBytes({ input: new MemberBytes() }).object(JSON.parse(json) as object, out);
  expect(out.bytes.toString('utf8', 0, out.end)).toBe(json);
});

it('says nothing of a value before in place of one that could not be written', () => {
  const objects = new MemberBytes();
  const out = new JsonBytes(16);
  const write = (object: object) => {
    out.end = 0;
    objects.object(object, out);
    return out.bytes.toString('utf8', 0, out.end);
  };
  const shared = ['shared'];
  write({ before: shared, rest: true });
  write({ before: shared, rest: true });
  expect(() => write({ after: 1n, rest: true })).toThrow(TypeError);
  expect(write({ after: shared, rest: true })).toBe('{"after":["shared"],"rest":true}');
});

it.each([0, 7, 10, 999_999_999, 2 ** 53 - 1])('writes %d digit by digit', (value) => {
  const out = new JsonBytes(1);
  out.digits(value, 1);
  expect(out.bytes.toString('latin1', 0, out.end)).toBe(String(value));
  out.end = 0;
  out.digits(value, 20);
  expect(out.bytes.toString('latin1', 0, out.end)).toBe(String(value).padStart(20, '0'));
});

it('writes small objects and thousandths as JSON.stringify does', () => {
  const scalar = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constantFrom(null, undefined, [], { a: 1 }));
  const thousandths = fc.oneof(
    fc.nat(10 ** 9).map((all) => all / 1000),
    fc.double({ min: -1, max: 2_000_000 }),
  );
  const value = fc.oneof(
    thousandths,
    fc.dictionary(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('toJSON', '1', '__proto__')), scalar, { maxKeys: 6 }),
  );
  const out = new JsonBytes(1);
  fc.assert(
    fc.property(value, (each) => {
      out.end = 0;
      expect(out.value(each)).toBe(true);
      expect(out.bytes.toString('utf8', 0, out.end)).toBe(JSON.stringify(each));
    }),
    { numRuns: 500 },
  );
});
