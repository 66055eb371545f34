import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, member, type JsonObject, type JsonValue } from '../../protocol/json/json.js';
import { boundsOf } from './schema-bounds.js';

export type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

const TYPES: readonly JsonType[] = ['null', 'boolean', 'number', 'string', 'array', 'object'];

/** The types that any of these schemas (alternatives) lets a value have; all where one says nothing. */
export function typesOf(schemas: readonly JsonObject[]): ReadonlySet<JsonType> {
  return new Set(schemas.flatMap(typesIn));
}

/** Every value that the schemas allow, where all of them list theirs. */
export function valuesOf(schemas: readonly JsonObject[]): readonly JsonValue[] | undefined {
  const lists = schemas.map(listedIn);
  return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}

/** Whether any of the schemas lets the value come: by its type, the values that are listed, and bounds. */
export function fits(value: JsonValue, schemas: readonly JsonObject[]): boolean {
  return schemas.some((schema) => {
    const values = listedIn(schema);
    if (values !== undefined) return values.some((each) => isDeepStrictEqual(each, value));
    return typesIn(schema).includes(typeOf(value)) && isWithin(value, schema);
  });
}

function isWithin(value: JsonValue, schema: JsonObject): boolean {
  const { least, most, shortest, longest } = boundsOf(schema);
  if (typeof value === 'number') return value >= least && value <= most && (Number.isInteger(value) || !isWhole(schema));
  const length = typeof value === 'string' ? Array.from(value).length : Array.isArray(value) ? value.length : undefined;
  return length === undefined || (length >= shortest && length <= longest);
}

/** No number but whole ones. */
function isWhole(schema: JsonObject): boolean {
  const type = member(schema, 'type');
  const named = Array.isArray(type) ? (type as readonly JsonValue[]) : [type];
  return named.includes('integer') && !named.includes('number');
}

const SAMPLES: Readonly<Record<JsonType, readonly JsonValue[]>> = {
  null: [null],
  boolean: [true],
  number: [1, 1.5],
  string: [''],
  array: [[]],
  object: [{}],
};

/** One of each type that the schemas let a value have. */
export function samplesOf(schemas: readonly JsonObject[]): readonly JsonValue[] {
  const all = schemas.flatMap((schema) =>
    typesIn(schema).flatMap((type) => SAMPLES[type].filter((value) => value !== 1.5 || !isWhole(schema))),
  );
  return [...new Set(all)];
}

export function typeOf(value: JsonValue): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (isJsonObject(value)) return 'object';
  return typeof value as 'boolean' | 'number' | 'string';
}

function typesIn(schema: JsonObject): readonly JsonType[] {
  const listed = listedIn(schema);
  if (listed !== undefined) return listed.map(typeOf);
  const type = member(schema, 'type');
  const named = (Array.isArray(type) ? (type as readonly JsonValue[]) : [type]).map((each) => (each === 'integer' ? 'number' : each));
  const known = TYPES.filter((each) => named.includes(each));
  return known.length === 0 ? TYPES : known;
}

function listedIn(schema: JsonObject): readonly JsonValue[] | undefined {
  const constant = member(schema, 'const');
  if (constant !== undefined) return [constant];
  const values = member(schema, 'enum');
  return Array.isArray(values) ? (values as readonly JsonValue[]) : undefined;
}
