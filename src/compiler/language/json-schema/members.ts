import type { Span } from '../../../errors/diagnostic.js';
import type { Condition } from '../../conditions/condition.js';
import type { Problems } from '../../problems.js';
import { quote, type Entry, type MapNode, type SourceNode } from '../../source/node.js';
import { listOf } from '../collections.js';
import { flag, text } from '../scalars.js';
import { wrongType, type Shape } from '../shape.js';
import { asks, inner, type Place } from './place.js';

/** What a schema says of the value at its place: conditions that all have to hold, none where any value does. */
export type ReadSchema = (node: SourceNode, place: Place, problems: Problems) => readonly Condition[] | undefined;

/** `properties`, `required` and `additionalProperties`: what an object has in it. */
export function membersOf(
  entry: Entry,
  node: MapNode,
  place: Place,
  readSchema: ReadSchema,
  problems: Problems,
): readonly Condition[] | undefined {
  if (entry.key === 'required') return required(entry, place, problems);
  if (entry.key === 'additionalProperties') return closed(entry, node, place, problems);
  if (entry.value.kind !== 'map') return wrongType(entry.value, 'a map from names to schemas', problems);
  const needed = requiredNames(node);
  // Sorted, so that what is made of it does not depend on the order in which an author writes them.
  const entries = entry.value.entries.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return entries.flatMap(({ key, span, value }) => {
    const name = nameOf(key, span, problems);
    const own = name === undefined ? undefined : inner(place, { name, required: needed.has(name) }, span, problems);
    const conditions = own && readSchema(value, own, problems);
    if (name === undefined || conditions === undefined) return [];
    return negates(value) ? [missingOr(name, conditions, place, span)] : conditions;
  });
}

/** Tests of what is missing hold, so that their negation fails: there it has to be said that the member may be missing. */
function missingOr(name: string, conditions: readonly Condition[], { pointer }: Place, span: Span): Condition {
  const subject = { kind: 'argument', pointer } as const;
  const there: Condition = { kind: 'test', test: { operator: 'has_members', subject, operand: [name], span } };
  return {
    kind: 'any',
    of: [
      { kind: 'none', of: [there], span },
      { kind: 'all', of: conditions, span },
    ],
    span,
  };
}

function negates(schema: SourceNode): boolean {
  if (schema.kind !== 'map') return false;
  return schema.entries.some(
    ({ key, value }) => key === 'not' || ((key === 'allOf' || key === 'anyOf') && value.kind === 'list' && value.items.some(negates)),
  );
}

function requiredNames(node: MapNode): ReadonlySet<unknown> {
  const list = node.entries.find(({ key }) => key === 'required')?.value;
  return new Set(list?.kind === 'list' ? list.items.map((item) => (item.kind === 'scalar' ? item.value : undefined)) : []);
}

function required({ value }: Entry, place: Place, problems: Problems): readonly Condition[] | undefined {
  const names = listOf(name).read(value, problems);
  return names === undefined || names.length === 0 ? names && [] : [asks(place, 'has_members', [...new Set(names)].toSorted(), value.span)];
}

function closed({ span, value }: Entry, node: MapNode, place: Place, problems: Problems): readonly Condition[] | undefined {
  if (value.kind === 'map')
    return problems.error(
      'AM1233',
      value.span,
      'a schema for members of any name is not taken',
      'write the members under `properties` and `additionalProperties: false`, or a condition `{ argument: NAME.*, … }`',
    );
  const open = flag.read(value, problems);
  if (open !== false) return open && [];
  const properties = node.entries.find(({ key }) => key === 'properties')?.value;
  const names = properties?.kind === 'map' ? properties.entries.map(({ key }) => key).toSorted() : [];
  return [asks(place, 'only_members', names, span)];
}

const name: Shape<string> = {
  ...text,
  read: (node, problems) => {
    const read = text.read(node, problems);
    return read === undefined ? undefined : nameOf(read, node.span, problems);
  },
};

/** A segment of a pointer, in which `*` and digits are something else. */
function nameOf(key: string, span: Span, problems: Problems): string | undefined {
  if (key !== '' && key !== '*' && key.length <= MAX_LENGTH && !/^[0-9]+$/.test(key)) return key;
  const hint = 'names are texts that are neither empty nor `*` nor digits alone; of others a condition `rego` may speak';
  return problems.error('AM1110', span, `${quote(key)} is no name of a member here`, hint);
}

const MAX_LENGTH = 512;
