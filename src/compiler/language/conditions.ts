import type { Span } from '../../errors/diagnostic.js';
import type { JsonObject } from '../../protocol/json/json.js';
import type { Condition } from '../conditions/condition.js';
import { spanOf } from '../conditions/tests-of.js';
import type { Problems } from '../problems.js';
import type { MapNode, SourceNode } from '../source/node.js';
import { argumentCondition, argumentSchema, asksArgument } from './argument-condition.js';
import { listOf } from './collections.js';
import { CONDITION_HINTS } from './condition-hints.js';
import { namedArguments } from './named-arguments.js';
import { pathConditions } from './path-conditions.js';
import { unknownKey } from './record.js';
import { regoBody } from './rego-body.js';
import { wrongType, type Shape } from './shape.js';

/** One key of a condition that does not begin with `argument`. */
interface Key {
  readonly about: string;
  readonly schema: JsonObject;
  read(node: SourceNode, problems: Problems, depth: number): readonly Condition[] | undefined;
}

/** Conditions in conditions in conditions: deeper ones nobody reads. */
const MAX_NESTING = 4;

/** Several, which all have to hold. */
const schema: JsonObject = { type: 'array', items: { $ref: '#/$defs/condition' }, minItems: 1 };

const KEYS: Readonly<Record<string, Key>> = {
  ...pathConditions,
  argument_matches: namedArguments('matches'),
  argument_not_matches: namedArguments('not_matches'),
  any: combined('any', 'At least one of these conditions holds.'),
  all: combined('all', 'All of these conditions hold, as they do where they stand side by side.'),
  none: combined('none', 'None of these conditions holds.'),
  rego: regoBody,
};
const names = ['argument', ...Object.keys(KEYS)];

/** `#/$defs/condition` of the published schema. */
export const conditionSchema: JsonObject = {
  anyOf: [
    argumentSchema,
    {
      type: 'object',
      minProperties: 1,
      additionalProperties: false,
      properties: Object.fromEntries(Object.entries(KEYS).map(([name, { schema, about }]) => [name, { ...schema, description: about }])),
    },
  ],
};

/** All of them have to hold. */
export const conditions: Shape<readonly Condition[]> = {
  expected: 'a list of conditions',
  schema,
  read: (node, problems) => readList(node, problems, 0)?.flat(),
};

/** Where the first of them stands. */
export function firstPlace([first]: readonly Condition[]): Span | undefined {
  return first && spanOf(first);
}

/** What each entry of the list says: one condition, or several that all have to hold. */
function readList(node: SourceNode, problems: Problems, depth: number): readonly (readonly Condition[])[] | undefined {
  const one: Shape<readonly Condition[]> = {
    expected: 'a condition',
    schema: {},
    read: (each) => readCondition(each, problems, depth),
  };
  return listOf(one, { least: 1 }).read(node, problems);
}

function readCondition(node: SourceNode, problems: Problems, depth: number): readonly Condition[] | undefined {
  if (node.kind !== 'map') return wrongType(node, 'a condition such as `path_starts_with: /srv/data`', problems);
  if (node.entries.length === 0) return problems.error('AM1107', node.span, 'this condition is empty');
  if (node.entries.some(({ key }) => key === 'argument')) return argumentCondition(node, problems);
  return readKeys(node, problems, depth);
}

function readKeys(node: MapNode, problems: Problems, depth: number): readonly Condition[] | undefined {
  const read = node.entries.map(({ key, span, value }) => {
    const known = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
    if (known !== undefined) return known.read(value, problems, depth);
    if (asksArgument(key))
      return problems.error('AM1102', span, `\`${key}\` needs the key \`argument\``, `write \`{ argument: NAME, ${key}: … }\``);
    unknownKey(key, span, 'a condition', names, CONDITION_HINTS, problems);
    return undefined;
  });
  return read.every((each) => each !== undefined) ? read.flat() : undefined;
}

function combined(kind: 'all' | 'any' | 'none', about: string): Key {
  return {
    about,
    schema,
    read: (node, problems, depth) => {
      if (depth >= MAX_NESTING) return problems.error('AM1004', node.span, `conditions nest deeper than ${MAX_NESTING} levels`);
      const list = readList(node, problems, depth + 1);
      return list && [{ kind, of: list.map((each) => together(each, node.span)), span: node.span }];
    },
  };
}

/** What stands in one entry of `any` or `none` holds as a whole. */
function together(entry: readonly Condition[], span: Span): Condition {
  const [only] = entry;
  return entry.length === 1 && only !== undefined ? only : { kind: 'all', of: entry, span };
}
