import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/protocol/json/json.js';
import * as fc from '../../properties.js';

/** Random schemas of the part of JSON Schema that `arguments:` takes, and arguments that nearly fit them. */
const NAMES = ['query', 'limit', 'options', 'files'];
const WORDS = ['', 'a', 'ab', 'abc', 'select', '\u{1F600}\u{1F600}'];
const NUMBERS = [-1, 0, 1, 1.5, 2, 5, 100];

const word = fc.constantFrom(...WORDS);
const numeral = fc.constantFrom(...NUMBERS);
const single = fc.oneof(word, numeral, fc.boolean(), fc.constant(null));
const few = { minLength: 1, maxLength: 3 } as const;

/** Each key is there or not; `undefined` takes it out. */
function some(keys: Readonly<Record<string, fc.Arbitrary<JsonValue>>>): fc.Arbitrary<JsonObject> {
  return fc.record(keys, { requiredKeys: [] }).map((each) => each as JsonObject);
}

function range(least: string, most: string, of: fc.Arbitrary<number>): fc.Arbitrary<JsonObject> {
  return fc.tuple(fc.option(of), fc.option(of)).map(([a, b]): JsonObject => ({
    ...(a === null ? {} : { [least]: b === null ? a : Math.min(a, b) }),
    ...(b === null ? {} : { [most]: a === null ? b : Math.max(a, b) }),
  }));
}

function joined(...parts: readonly fc.Arbitrary<JsonObject>[]): fc.Arbitrary<JsonObject> {
  return fc.tuple(...parts).map((each) => Object.assign({}, ...each) as JsonObject);
}

const type = (name: string | readonly string[]) => fc.constant<JsonObject>({ type: name });
const texts = joined(
  range('minLength', 'maxLength', fc.integer({ min: 0, max: 3 })),
  some({ pattern: fc.constantFrom('^a', 'b', '^(a|b)*$', 'c$', 'sel.ct') }),
);
const numbers = joined(range('minimum', 'maximum', numeral), some({ exclusiveMinimum: numeral, exclusiveMaximum: numeral }));
const lengths = range('minItems', 'maxItems', fc.integer({ min: 0, max: 3 }));
const choices = fc.oneof(
  { weight: 6, arbitrary: fc.constant<JsonObject>({}) },
  { weight: 1, arbitrary: some({ const: single }) },
  { weight: 1, arbitrary: some({ enum: fc.array(single, few) }) },
);

function members(of: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  return some({
    properties: fc.dictionary(fc.constantFrom(...NAMES), of, { maxKeys: 3 }),
    required: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 }),
    additionalProperties: fc.boolean(),
  });
}

/** Of items: one type where there are limits. */
const item: fc.Arbitrary<JsonObject> = fc.letrec<{ item: JsonObject }>((tie) => ({
  item: fc.oneof(
    { depthSize: 'small', withCrossShrink: true, maxDepth: 2 },
    joined(type('string'), texts),
    joined(fc.constantFrom<JsonObject>({ type: 'number' }, { type: 'integer' }), numbers),
    joined(type(['string', 'null']), choices),
    some({ const: single }),
    joined(type('array'), lengths, some({ items: tie('item') })),
    joined(type('object'), members(tie('item'))),
  ),
})).item;

const { value } = fc.letrec<{ value: JsonObject }>((tie) => {
  const together = some({ allOf: fc.array(tie('value'), few), anyOf: fc.array(tie('value'), few), not: tie('value') });
  return {
    value: fc.oneof(
      { depthSize: 'small', maxDepth: 2 },
      joined(type('string'), texts, choices),
      joined(fc.constantFrom<JsonObject>({ type: 'number' }, { type: 'integer' }), numbers, choices),
      joined(fc.constantFrom<JsonObject>({ type: 'boolean' }, { type: 'null' }, {}), choices),
      joined(type(['string', 'integer', 'array']), texts, numbers, lengths),
      joined(type('array'), lengths, some({ items: item })),
      joined(type('object'), members(tie('value'))),
      some({ enum: fc.array(fc.oneof(single, fc.array(single, { maxLength: 2 })), few) }),
      together,
    ),
  };
});

/** Of all arguments. */
export const schemas: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 5, arbitrary: members(value) },
  { weight: 1, arbitrary: joined(members(value), some({ anyOf: fc.array(joined(type('object'), members(value)), few) })) },
  { weight: 1, arbitrary: joined(members(value), some({ not: joined(type('object'), members(value)) })) },
);

/** Arguments of which about half fit. */
export function argumentsOf(schema: JsonObject): fc.Arbitrary<JsonValue> {
  return object(schema, 0);
}

const anything = fc.oneof(single, fc.array(single, { maxLength: 3 }), fc.dictionary(fc.constantFrom(...NAMES), single, { maxKeys: 2 }));

function near(schema: JsonValue | undefined, depth: number): fc.Arbitrary<JsonValue> {
  if (!isJsonObject(schema) || depth > 4) return anything;
  const { type: own, items } = schema;
  const named = Array.isArray(own) ? (own as readonly JsonValue[]) : [own ?? null];
  const chosen = [schema['const'], ...list(schema['enum'])].filter((each) => each !== undefined);
  const inner = [...list(schema['anyOf']), ...list(schema['allOf'])].map((each) => near(each, depth + 1));
  const fits = named.flatMap((each): readonly fc.Arbitrary<JsonValue>[] => {
    if (each === 'string') return [word];
    if (each === 'number' || each === 'integer') return [numeral];
    if (each === 'boolean') return [fc.boolean()];
    if (each === 'null') return [fc.constant(null)];
    if (each === 'array') return [fc.array(near(items, depth + 1), { maxLength: 3 })];
    return each === 'object' ? [object(schema, depth + 1)] : [];
  });
  const good = [...fits, ...(chosen.length === 0 ? [] : [fc.constantFrom(...chosen)]), ...inner];
  return fc.oneof({ weight: 1, arbitrary: anything }, ...good.map((arbitrary) => ({ weight: Math.ceil(12 / good.length), arbitrary })));
}

function object(schema: JsonObject, depth: number): fc.Arbitrary<JsonValue> {
  const properties = isJsonObject(schema['properties']) ? schema['properties'] : {};
  const required = list(schema['required']).filter((each) => typeof each === 'string');
  const known = [...new Set([...Object.keys(properties), ...required])];
  const own = fc.record(Object.fromEntries(known.map((name) => [name, near(properties[name], depth + 1)])), { requiredKeys: [] });
  const whole = fc.record(Object.fromEntries(known.map((name) => [name, near(properties[name], depth + 1)])));
  const others = fc.oneof(
    { weight: 5, arbitrary: fc.constant<JsonObject>({}) },
    { weight: 1, arbitrary: fc.dictionary(fc.constantFrom(...NAMES), anything, { maxKeys: 1 }) },
  );
  return fc.tuple(others, fc.oneof({ weight: 3, arbitrary: whole }, own)).map(([more, each]) => ({ ...more, ...each }) as JsonObject);
}

function list(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}
