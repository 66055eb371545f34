import { isJsonObject, member, type JsonObject, type JsonValue } from '../../protocol/json/json.js';

/** What a tool's schema says of one place in its arguments. */
export type SchemaAt =
  /** Any of these describes a value there. */
  | { readonly kind: 'described'; readonly schemas: readonly JsonObject[] }
  /** The schema lists what may stand there, and this is not among it. */
  | { readonly kind: 'missing'; readonly segment: string; readonly names: readonly string[] }
  /** It leaves open what stands there. */
  | { readonly kind: 'open' };

/** Schemas refer to themselves; nobody's arguments nest deeper. */
const MAX_EXPANSIONS = 200;

/** `pointer` as conditions have it: `*` is every element or member. */
export function schemaAt(root: JsonObject, pointer: readonly string[]): SchemaAt {
  let here: readonly JsonObject[] = expand(root, root);
  for (const segment of pointer) {
    if (here.length === 0) return { kind: 'open' };
    const next = here.map((schema) => step(schema, segment));
    const described = next.flatMap((each) => (each.kind === 'described' ? each.schemas : []));
    if (described.length === 0) {
      return next.find(({ kind }) => kind === 'open') ?? { kind: 'missing', segment, names: here.flatMap(namesOf) };
    }
    here = described.flatMap((schema) => expand(schema, root));
  }
  return { kind: 'described', schemas: here };
}

function step(schema: JsonObject, segment: string): SchemaAt {
  const properties = member(schema, 'properties');
  const own = member(properties, segment);
  if (isJsonObject(own)) return { kind: 'described', schemas: [own] };
  const items = member(schema, 'items');
  if (isJsonObject(items) && /^(\*|\d+)$/.test(segment)) return { kind: 'described', schemas: [items] };
  const others = member(schema, 'additionalProperties');
  if (isJsonObject(others) && Object.keys(others).length > 0) return { kind: 'described', schemas: [others] };
  // By JSON Schema what `properties` does not list may be there all the same; a server that lists some reads no others.
  const closed = isJsonObject(properties) && Object.keys(properties).length > 0 && others !== true && !isJsonObject(others);
  if ((closed && segment !== '*' && member(schema, 'patternProperties') === undefined) || others === false)
    return { kind: 'missing', segment, names: namesOf(schema) };
  return { kind: 'open' };
}

function namesOf(schema: JsonObject): readonly string[] {
  return Object.keys(member(schema, 'properties') ?? {});
}

/** A schema as its alternatives, each without references and `allOf`. */
export function expand(schema: JsonObject, root: JsonObject): readonly JsonObject[] {
  let budget = MAX_EXPANSIONS;
  const go = (each: JsonValue): readonly JsonObject[] => {
    if (!isJsonObject(each) || budget-- <= 0) return [];
    const { $ref, allOf, anyOf, oneOf, ...own } = each;
    const target = typeof $ref === 'string' ? referred($ref, root) : undefined;
    const base = target === undefined ? [own] : go(target).map((found) => join(found, own));
    const whole = list(allOf).reduce<readonly JsonObject[]>((left, part) => cross(left, go(part)), base);
    const choices = [...list(anyOf), ...list(oneOf)];
    return choices.length === 0 ? whole : cross(whole, choices.flatMap(go));
  };
  return go(schema);
}

function cross(left: readonly JsonObject[], right: readonly JsonObject[]): readonly JsonObject[] {
  return right.length === 0 ? left : left.flatMap((one) => right.map((other) => join(one, other)));
}

function join(one: JsonObject, other: JsonObject): JsonObject {
  const properties = { ...objectOf(one['properties']), ...objectOf(other['properties']) };
  return { ...one, ...other, ...(Object.keys(properties).length === 0 ? {} : { properties }) };
}

function referred(ref: string, root: JsonObject): JsonValue | undefined {
  if (!ref.startsWith('#')) return undefined;
  const segments = ref.slice(1).split('/').slice(1);
  return segments.reduce<JsonValue | undefined>(
    (value, segment) => member(value, segment.replaceAll('~1', '/').replaceAll('~0', '~')),
    root,
  );
}

function list(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
