import { isJsonObject, member, type JsonObject, type JsonValue } from '../../src/protocol/json/json.js';

export type Path = readonly (string | number)[];

/** A place of a policy: what its schema is, and the smallest policy that has a given value there. */
export interface Place {
  readonly path: Path;
  readonly schema: JsonObject;
  readonly policyWith: (value: JsonValue) => JsonValue;
  /** A value that fits. */
  readonly value: JsonValue;
}

/** Conditions nest in conditions: twice shows it. Schemas of arguments have the same at each level, and so many places that once will do. */
const MOST_VISITS = 2;
const ONCE = ['#/$defs/arguments', '#/$defs/value', '#/$defs/item'];

/** Every place that the schema describes, whatever the schema is. Where the author chooses the keys there is one, named `query`. */
export function placesOf(root: JsonObject): readonly Place[] {
  const places: Place[] = [];
  visit(root, [], (value) => value, new Map());
  return places;

  function visit(given: JsonObject, path: Path, policyWith: Place['policyWith'], visits: ReadonlyMap<string, number>): void {
    const ref = given['$ref'];
    const times = typeof ref === 'string' ? (visits.get(ref) ?? 0) : 0;
    if (times >= (typeof ref === 'string' && ONCE.includes(ref) ? 1 : MOST_VISITS)) return;
    const inside = typeof ref === 'string' ? new Map(visits).set(ref, times + 1) : visits;
    const schema = resolve(given, root);
    places.push({ path, schema, policyWith, value: sample(schema, root) });
    below(schema, path, policyWith, inside);
  }

  function below(schema: JsonObject, path: Path, policyWith: Place['policyWith'], visits: ReadonlyMap<string, number>): void {
    for (const [key, own] of Object.entries(objectOf(schema['properties']))) {
      if (!isJsonObject(own)) continue;
      visit(own, [...path, key], (value) => policyWith({ ...company(schema, key, root), [key]: value }), visits);
    }
    const others = schema['additionalProperties'];
    if (isJsonObject(others))
      visit(others, [...path, 'query'], (value) => policyWith({ ...company(schema, 'query', root), query: value }), visits);
    const items = schema['items'];
    if (isJsonObject(items)) visit(items, [...path, 0], (value) => policyWith([value]), visits);
    for (const choice of choicesOf(schema)) if (!isRequirement(choice)) below(resolve(choice, root), path, policyWith, visits);
  }
}

/** The smallest value that fits. */
export function sample(given: JsonObject, root: JsonObject): JsonValue {
  const schema = resolve(given, root);
  const [example] = listOf(schema['examples']);
  if (example !== undefined) return example;
  if (schema['const'] !== undefined) return schema['const'];
  const [first] = listOf(schema['enum']);
  if (first !== undefined) return first;
  const choice = choicesOf(schema).find((each) => !isRequirement(each));
  if (choice !== undefined && schema['properties'] === undefined) return sample(choice, root);
  const [type = ''] = textsOf(Array.isArray(schema['type']) ? schema['type'] : [schema['type'] ?? null]);
  switch (type) {
    case 'object':
      return company(schema, undefined, root);
    case 'array': {
      const items = schema['items'];
      return Number(schema['minItems'] ?? 0) > 0 && isJsonObject(items) ? [sample(items, root)] : [];
    }
    case 'integer':
    case 'number':
      return Number(schema['minimum'] ?? 1);
    case 'boolean':
      return true;
    case 'string':
      return schema['format'] === 'regex' ? '^a$' : 'abc';
    default:
      return 'abc';
  }
}

/** The other keys that a map needs beside `key`. */
function company(schema: JsonObject, key: string | undefined, root: JsonObject): JsonObject {
  const properties = objectOf(schema['properties']);
  const sets = [schema, ...choicesOf(schema).filter(isRequirement)].map(({ required }) => textsOf(required));
  const [own = [], ...alternatives] = sets;
  const chosen = alternatives.find((names) => key !== undefined && names.includes(key)) ?? alternatives[0] ?? [];
  const implied = key === undefined ? [] : textsOf(member(schema['dependentRequired'], key));
  const needed = [...new Set([...own, ...chosen, ...implied])].filter((name) => name !== key);
  const least = Number(schema['minProperties'] ?? 0);
  // `optional: true` beside `argument` is a map with two keys and still says nothing: a switch never counts alone.
  const alone = key !== undefined && least > 1 && objectOf(properties[key])['type'] === 'boolean';
  const short = needed.length + (key === undefined ? 0 : 1) < least;
  const others = Object.keys(properties).filter((name) => name !== key && !needed.includes(name));
  const [first] = [...others.filter((name) => objectOf(properties[name])['type'] !== 'boolean'), ...others];
  const some = first !== undefined && (short || alone) ? [first] : [];
  const found = Object.fromEntries([...needed, ...some].map((name) => [name, sample(objectOf(properties[name]), root)]));
  const additional = schema['additionalProperties'];
  const free =
    key === undefined && Number(schema['minProperties'] ?? 0) > 0 && Object.keys(properties).length === 0 && isJsonObject(additional);
  return free ? { query: sample(additional, root) } : found;
}

export function resolve(schema: JsonObject, root: JsonObject): JsonObject {
  const { $ref, ...own } = schema;
  if (typeof $ref !== 'string') return schema;
  const target = $ref
    .slice(1)
    .split('/')
    .slice(1)
    .reduce<JsonValue | undefined>((value, segment) => member(value, segment), root);
  return { ...resolve(objectOf(target), root), ...own };
}

function choicesOf(schema: JsonObject): readonly JsonObject[] {
  return ['anyOf', 'oneOf', 'allOf'].flatMap((keyword) => listOf(schema[keyword]).filter(isJsonObject));
}

/** `oneOf: [{ required: [tool] }, …]` says which keys go together, and describes no value. */
function isRequirement(schema: JsonObject): boolean {
  return schema['required'] !== undefined && schema['properties'] === undefined;
}

export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

export function textsOf(value: JsonValue | undefined): readonly string[] {
  return listOf(value).filter((each) => typeof each === 'string');
}

export function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

export interface Printed {
  readonly text: string;
  /** Path, joined by `/`, → line from 1. */
  readonly lines: ReadonlyMap<string, number>;
}

/** JSON with each key and each entry on a line of its own, but what is at `flat` on one. */
export function printed(value: JsonValue, flat: Path): Printed {
  const lines = new Map<string, number>();
  let text = '';
  let line = 1;
  const put = (piece: string) => {
    text += piece;
    line += piece.split('\n').length - 1;
  };
  const go = (each: JsonValue, path: Path): void => {
    lines.set(path.join('/'), line);
    if (path.join('/') === flat.join('/') || typeof each !== 'object' || each === null) return put(JSON.stringify(each));
    const entries = Array.isArray(each) ? each.map((item: JsonValue, at) => [at, item] as const) : Object.entries(each as JsonObject);
    put(Array.isArray(each) ? '[' : '{');
    entries.forEach(([key, inner], at) => {
      put(at === 0 ? '\n' : ',\n');
      if (typeof key === 'string') put(`${JSON.stringify(key)}: `);
      go(inner, [...path, key]);
    });
    put(Array.isArray(each) ? '\n]' : '\n}');
  };
  go(value, []);
  return { text: `${text}\n`, lines };
}
