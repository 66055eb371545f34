import { expect, it } from 'vitest';
import { KEPT_BYTES } from '../../src/audit/encode/byte-writer.js';
import { JsonBytes } from '../../src/audit/encode/json-bytes.js';
import { MemberBytes } from '../../src/audit/encode/member-bytes.js';
import { RecordBefore } from '../../src/audit/encode/record-before.js';
import * as fc from '../properties.js';

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

/** Objects that are written one after the other, each by the one before. */
function written(objects: MemberBytes, out = new JsonBytes(16)): (object: object) => string {
  const before = new RecordBefore();
  return (object) => {
    const start = out.end;
    objects.object(object, out, before, before.begin(out));
    before.end(out);
    return out.bytes.toString('utf8', start, out.end);
  };
}

it('writes what JSON.stringify writes, whatever stood there before', () => {
  const value = fc.oneof(fc.constantFrom(...SHARED), fc.jsonValue({ maxDepth: 2 }), fc.constant(Number.NaN));
  const member = fc.oneof(value, fc.dictionary(fc.constantFrom(...NAMES), value));
  const out = new JsonBytes(16);
  const write = written(new MemberBytes({ input: new MemberBytes({ input: new MemberBytes() }) }), out);
  const object = fc.dictionary(fc.constantFrom(...NAMES), fc.oneof(member, fc.dictionary(fc.constantFrom(...NAMES), member)));
  fc.assert(
    fc.property(object, fc.constantFrom('goes on', 'keeps', 'forgets'), (object, then) => {
      expect(write(object)).toBe(JSON.stringify(object));
      // What follows is written over, with room for what was written last, or without.
      if (then !== 'goes on') out.rewind(then === 'keeps' ? KEPT_BYTES : 0);
    }),
    { numRuns: 1_000 },
  );
});

it.each(['__proto__', 'constructor', 'toString'])('takes `%s` for a name like any other', (name) => {
  const json = `{"input":{"${name}":{"a":1}},"${name}":{"b":2}}`;
  const write = written(new MemberBytes({ input: new MemberBytes() }));
  expect(write(JSON.parse(json) as object)).toBe(json);
  expect(write(JSON.parse(json) as object)).toBe(json);
});

it('says nothing of a value before in place of one that could not be written', () => {
  const write = written(new MemberBytes());
  const shared = ['shared'];
  write({ before: shared, rest: true });
  write({ before: shared, rest: true });
  expect(() => write({ after: 1n, rest: true })).toThrow(TypeError);
  expect(write({ after: shared, rest: true })).toBe('{"after":["shared"],"rest":true}');
});

it.each([
  ['the first comes and goes', [{ b: 1 }, { a: 1, b: 1 }, { b: 1 }]],
  [
    'what JSON has not becomes what it has, before what stays',
    [
      { a: undefined, b: NAMES },
      { a: 1, b: NAMES },
      { a: undefined, b: NAMES },
    ],
  ],
  ['nothing stays nothing', [{ input: {} }, { input: {}, b: 1 }, { input: { a: undefined } }]],
  [
    'something becomes nothing and the other way',
    [
      { input: { a: 1 }, b: 1 },
      { input: {}, b: 1 },
      { input: { a: 1 }, b: 1 },
    ],
  ],
  [
    'an object becomes a text and the other way',
    [
      { input: { a: 1 }, b: 1 },
      { input: 'a', b: 1 },
      { input: { a: 1 }, b: 1 },
    ],
  ],
])('goes by the object before where %s', (_, objects) => {
  const write = written(new MemberBytes({ input: new MemberBytes() }));
  for (const object of objects) expect(write(object)).toBe(JSON.stringify(object));
});

it.each([0, 7, 10, 999_999_999, 2 ** 53 - 1])('writes %d digit by digit', (value) => {
  const out = new JsonBytes(1);
  out.digits(value, 1);
  expect(out.bytes.toString('latin1', 0, out.end)).toBe(String(value));
  out.end = 0;
  out.digits(value, 20);
  expect(out.bytes.toString('latin1', 0, out.end)).toBe(String(value).padStart(20, '0'));
});

it('writes small objects, lists in them and thousandths as JSON.stringify does', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary-ascii', minLength: 20, maxLength: 30 }));
  const scalar = fc.oneof(text, fc.integer(), fc.boolean(), fc.constantFrom(null, undefined, [], { a: 1 }, new Date(0)));
  // Facts of paths: lists in objects in objects, without a prototype too.
  const list = fc.array(scalar, { maxLength: 6 });
  const fact = fc.dictionary(text, fc.oneof(scalar, list, fc.array(list, { maxLength: 2 })), { maxKeys: 3, noNullPrototype: false });
  const own = list.map((items) => Object.assign(items, { toJSON: () => 'its own' }));
  const thousandths = fc.oneof(
    fc.nat(10 ** 9).map((all) => all / 1000),
    fc.double({ min: -1, max: 2_000_000 }),
  );
  const value = fc.oneof(
    thousandths,
    list,
    own,
    fc.dictionary(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('toJSON', '1', '__proto__')), fc.oneof(scalar, fact, own), {
      maxKeys: 6,
      noNullPrototype: false,
    }),
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
