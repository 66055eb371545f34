import { isJsonObject, type JsonValue } from '../../../protocol/json/json.js';
import type { Condition } from '../../conditions/condition.js';
import { TYPES, typeNames, type TypeName } from '../../operators/type.js';
import { anyValue } from '../../operators/values.js';
import type { Problems } from '../../problems.js';
import { quote, type Entry, type MapNode, type SourceNode } from '../../source/node.js';
import { listed } from '../../words.js';
import { listOf } from '../collections.js';
import { unknownKey } from '../record.js';
import { wrongType } from '../shape.js';
import { ANNOTATIONS, UNSUPPORTED } from './hints.js';
import { LIMITS, RANGES } from './limits.js';
import { membersOf, type ReadSchema } from './members.js';
import { asks, inner, isRepeated, type Place } from './place.js';

const STRUCTURE = ['type', 'const', 'enum', 'properties', 'required', 'additionalProperties', 'items', 'allOf', 'anyOf', 'not'];
const KNOWN = [...STRUCTURE, ...Object.keys(LIMITS), ...ANNOTATIONS];

export const readSchema: ReadSchema = (node, place, problems) => {
  if (node.kind !== 'map') {
    const open = node.kind === 'scalar' && node.value === true;
    return wrongType(node, 'a JSON Schema (a map)', problems, open ? 'write `{}` for any value' : 'write for example `{ type: string }`');
  }
  const before = problems.count;
  for (const { key, span } of node.entries) if (!KNOWN.includes(key)) unknownKey(key, span, 'a JSON Schema', KNOWN, UNSUPPORTED, problems);
  const types = typesOf(node, place, problems);
  const conditions = [
    ...typeConditions(node, place, types),
    ...choiceConditions(node, place, problems),
    ...Object.entries(LIMITS).flatMap(([name, { type }]) =>
      limited(node, name, type, { place, types }, problems, (entry) => limit(entry, place, problems)),
    ),
    ...limited(node, 'items', 'array', { place, types }, problems, (entry) => itemConditions(entry, place, problems)),
    ...['properties', 'required', 'additionalProperties'].flatMap((name) =>
      limited(node, name, 'object', { place, types }, problems, (entry) => membersOf(entry, node, place, readSchema, problems)),
    ),
    ...combined(node, place, problems),
  ];
  reportRanges(node, problems);
  return problems.count === before ? conditions : undefined;
};

function find(node: MapNode, name: string): Entry | undefined {
  return node.entries.find(({ key }) => key === name);
}

/** Arguments are an object, whether the schema says so or not. */
function typesOf(node: MapNode, { pointer }: Place, problems: Problems): readonly TypeName[] | undefined {
  const entry = find(node, 'type');
  const types = entry && typeNames.read(entry.value, problems);
  if (pointer.length > 0) return types;
  if (entry !== undefined && types !== undefined && types.join() !== 'object')
    problems.error('AM1233', entry.value.span, 'the arguments of a call are an object', 'write `type: object`, or leave it out');
  return ['object'];
}

function typeConditions(node: MapNode, place: Place, types: readonly TypeName[] | undefined): readonly Condition[] {
  const entry = find(node, 'type');
  return entry === undefined || types === undefined || place.pointer.length === 0 ? [] : [asks(place, 'type', types, entry.value.span)];
}

function choiceConditions(node: MapNode, place: Place, problems: Problems): readonly Condition[] {
  const only = find(node, 'const');
  const same = only && anyValue.read(only.value, problems);
  const several = find(node, 'enum');
  const values = several && listOf(anyValue, { least: 1 }).read(several.value, problems);
  return [
    ...(only === undefined || same === undefined ? [] : [asks(place, 'equals', same, only.value.span)]),
    ...(several === undefined || values === undefined ? [] : oneOf(values, several, place, problems)),
  ];
}

function oneOf(values: readonly JsonValue[], { value: { span } }: Entry, place: Place, problems: Problems): readonly Condition[] {
  if (!values.some((value) => isJsonObject(value) || Array.isArray(value))) return [asks(place, 'in', [...new Set(values)], span)];
  if (isRepeated(place)) return noChoice('enum', place, span, problems);
  return [{ kind: 'any', of: values.map((value) => asks(place, 'equals', value, span)), span }];
}

interface Typed {
  readonly place: Place;
  readonly types: readonly TypeName[] | undefined;
}

/** What a keyword says of the values of its type; of values of the other types that are allowed beside it, it says nothing. */
function limited(
  node: MapNode,
  name: string,
  type: 'string' | 'number' | 'array' | 'object',
  { place, types }: Typed,
  problems: Problems,
  read: (entry: Entry) => readonly Condition[] | undefined,
): readonly Condition[] {
  const entry = find(node, name);
  if (entry === undefined) return [];
  const { span } = entry;
  const ofType = (each: string) => each === type || (type === 'number' && each === 'integer');
  if (find(node, 'type') !== undefined && types === undefined) return [];
  if (types?.some(ofType) !== true)
    return (
      problems.error(
        'AM1233',
        span,
        `\`${name}\` speaks of ${NOUNS[type]} only${types === undefined ? ', and lets any other value through' : `, and the type is ${listed(types, 'or')}`}`,
        types === undefined ? `write \`type: ${type}\` beside it` : `write \`type: ${type}\`, or remove \`${name}\``,
      ) ?? []
    );
  const conditions = read(entry) ?? [];
  if (conditions.length === 0 || types.every(ofType)) return conditions;
  if (isRepeated(place)) return noChoice(name, place, span, problems);
  const other: Condition = { kind: 'none', of: [asks(place, 'type', [type], span)], span };
  return [{ kind: 'any', of: [other, together(conditions, place, span)], span }];
}

const NOUNS = { string: 'texts', number: 'numbers', array: 'lists', object: 'maps' } as const;

function limit({ key, value }: Entry, place: Place, problems: Problems): readonly Condition[] | undefined {
  const read = LIMITS[key]?.shape.read(value, problems);
  if (read === undefined) return undefined;
  return (LIMITS[key]?.operators ?? []).map((operator) => asks(place, operator, read, value.span));
}

function itemConditions({ span, value }: Entry, place: Place, problems: Problems): readonly Condition[] | undefined {
  const items = inner(place, { name: '*', required: false }, span, problems);
  return items && readSchema(value, items, problems);
}

function combined(node: MapNode, place: Place, problems: Problems): readonly Condition[] {
  return (['allOf', 'anyOf', 'not'] as const).flatMap((name) => {
    const entry = find(node, name);
    if (entry === undefined) return [];
    const { span, value } = entry;
    if (isRepeated(place)) return noChoice(name, place, span, problems);
    const same = inner(place, undefined, span, problems);
    if (same === undefined) return [];
    const read = (each: SourceNode) => readSchema(each, same, problems);
    if (name === 'not') {
      const conditions = read(value);
      return conditions === undefined ? [] : [{ kind: 'none', of: [together(conditions, place, span)], span }];
    }
    const schemas = listOf({ expected: 'a JSON Schema', schema: {}, read }, { least: 1 }).read(value, problems) ?? [];
    if (name === 'allOf' || schemas.length === 0) return schemas.flat();
    return [{ kind: 'any', of: schemas.map((each) => together(each, place, span)), span }];
  });
}

/** Conditions as one; where there are none, any value will do. */
function together(conditions: readonly Condition[], place: Place, span: Entry['span']): Condition {
  const [only] = conditions;
  if (only === undefined) return asks(place, 'type', TYPES, span);
  return conditions.length === 1 ? only : { kind: 'all', of: conditions, span };
}

/** Conditions ask all items of a list at once, so that a choice would be one for all of them. */
function noChoice(name: string, { pointer }: Place, span: Entry['span'], problems: Problems): readonly Condition[] {
  const message = `\`${name}\` cannot be asked of each item of ${quote(pointer.slice(0, pointer.indexOf('*')).join('.'))}`;
  return problems.error('AM1233', span, message, 'write one type with its limits for all items, or a condition `rego`') ?? [];
}

function reportRanges(node: MapNode, problems: Problems): void {
  for (const [from, to] of RANGES) {
    const [least, most] = [find(node, from)?.value, find(node, to)?.value];
    if (least?.kind !== 'scalar' || most?.kind !== 'scalar') continue;
    if (typeof least.value !== 'number' || typeof most.value !== 'number' || least.value <= most.value) continue;
    const hint = 'no value lies between them: swap the two';
    problems.error('AM1105', most.span, `\`${to}\` is ${most.value}, below \`${from}\`, which is ${least.value}`, hint);
  }
}
