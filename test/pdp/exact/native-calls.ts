import * as fc from '../../properties.js';
import { pools, type Kind } from './pools.js';

const one: readonly Kind[] = ['numbers'];
const two: readonly Kind[] = ['numbers', 'numbers'];
const text2: readonly Kind[] = ['texts', 'texts'];

/** What each builtin that OPA compiles into a module is asked with. */
export const nativeCalls: Readonly<Record<string, readonly Kind[]>> = {
  abs: one,

  and: ['sets', 'sets'],

  'array.concat': ['lists', 'lists'],
  'array.flatten': ['lists'],
  'array.reverse': ['lists'],
  'array.slice': ['lists', 'small', 'small'],
  'base64.decode': ['base64'],
  'base64.encode': ['texts'],
  'base64.is_valid': ['base64'],
  'base64url.decode': ['base64'],
  'base64url.encode': ['texts'],
  'bits.and': two,
  'bits.lsh': ['numbers', 'small'],
  'bits.negate': one,
  'bits.or': two,
  'bits.rsh': ['numbers', 'small'],
  'bits.xor': two,
  ceil: one,
  concat: ['texts', 'stringLists'],
  contains: text2,
  count: ['counted'],
  div: two,
  endswith: text2,
  equal: ['comparable', 'comparable'],
  floor: one,
  format_int: ['numbers', 'bases'],
  'glob.match': ['globs', 'delimiters', 'globbed'],
  'graph.reachable': ['graphs', 'keyLists'],
  gt: ['comparable', 'comparable'],
  gte: ['comparable', 'comparable'],
  indexof: text2,
  'internal.member_2': ['values', 'collections'],
  'internal.member_3': ['keys', 'values', 'collections'],
  'internal.template_string': ['values', 'values'],
  intersection: ['setLists'],
  is_array: ['values'],
  is_boolean: ['values'],
  is_null: ['values'],
  is_number: ['values'],
  is_object: ['values'],
  is_set: ['values'],
  is_string: ['values'],
  'json.filter': ['objects', 'paths'],
  'json.is_valid': ['json'],
  'json.marshal': ['values'],
  'json.remove': ['objects', 'paths'],
  'json.unmarshal': ['json'],
  lower: ['texts'],
  lt: ['comparable', 'comparable'],
  lte: ['comparable', 'comparable'],
  max: ['numberLists'],
  min: ['numberLists'],
  minus: ['either', 'either'],
  mul: two,
  neq: ['comparable', 'comparable'],
  'net.cidr_contains': ['networks', 'nets'],
  'net.cidr_intersects': ['networks', 'networks'],

  'numbers.range': ['small', 'small'],
  'object.filter': ['objects', 'keyLists'],
  'object.get': ['objects', 'keys', 'values'],
  'object.keys': ['objects'],
  'object.remove': ['objects', 'keyLists'],
  'object.union': ['objects', 'objects'],
  'object.union_n': ['objectLists'],
  or: ['sets', 'sets'],
  plus: two,
  product: ['numberLists'],

  'regex.find_all_string_submatch_n': ['patterns', 'haystacks', 'small'],
  'regex.is_valid': ['patterns'],
  'regex.match': ['patterns', 'haystacks'],
  rem: two,
  replace: ['texts', 'texts', 'texts'],
  round: one,
  sort: ['numberLists'],
  split: text2,
  startswith: text2,
  'strings.replace_n': ['replacements', 'texts'],
  'strings.reverse': ['texts'],
  substring: ['texts', 'small', 'small'],
  sum: ['numberLists'],
  to_number: ['numerals'],
  trim: text2,
  trim_left: text2,
  trim_prefix: text2,
  trim_right: text2,
  trim_space: ['texts'],
  trim_suffix: text2,
  type_name: ['values'],
  union: ['setLists'],
  upper: ['texts'],
  walk: ['values'],
};

/** Calls of a builtin: of each kind from its pool, now and then anything else. */
export function argumentsOf(kinds: readonly Kind[]): fc.Arbitrary<readonly string[]> {
  const argument = (kind: Kind): fc.Arbitrary<string> =>
    // How far something goes: with another number OPA itself would not end.
    kind === 'small'
      ? fc.constantFrom(...pools[kind])
      : fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...pools[kind]) }, { weight: 1, arbitrary: fc.constantFrom(...pools.values) });
  return fc.tuple(...kinds.map(argument));
}
