import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, member, type JsonObject, type JsonValue } from '../../protocol/json.js';

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

/** Whether a value has one of the types and, where values are listed, is one of them. */
export function fits(value: JsonValue, schemas: readonly JsonObject[]): boolean {
  if (!typesOf(schemas).has(typeOf(value))) return false;
  const values = valuesOf(schemas);
  return values === undefined || values.some((each) => isDeepStrictEqual(each, value));
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
