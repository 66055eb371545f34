import type { Span } from '../../errors/diagnostic.js';
import type { Condition } from '../conditions/condition.js';
import { spanOf } from '../conditions/tests-of.js';
import { matches, notMatches } from '../operators/matches.js';
import type { Operator } from '../operators/operator.js';
import { pathNotContains } from '../operators/path-not-contains.js';
import { pathStartsWith } from '../operators/path-starts-with.js';
import type { Problems } from '../problems.js';
import { quote, type SourceNode } from '../source/node.js';
import { listOf, mapOf } from './collections.js';
import { unknownKey } from './record.js';
import { wrongType, type Located, type Shape } from './shape.js';

interface Key {
  readonly about: string;
  readonly shape: Shape<readonly Condition[]>;
}

/** The keys of one condition. */
const KEYS: Readonly<Record<string, Key>> = {
  path_starts_with: { about: pathStartsWith.about, shape: ofPaths(pathStartsWith) },
  path_not_contains: { about: pathNotContains.about, shape: ofPaths(pathNotContains) },
  argument_matches: { about: `For each named argument: ${matches.about}`, shape: ofNamedArguments(matches) },
  argument_not_matches: { about: `For each named argument: ${notMatches.about}`, shape: ofNamedArguments(notMatches) },
};
const names = Object.keys(KEYS);

/** What other policy languages call it. */
const INSTEAD: Readonly<Record<string, string>> = {
  path_contains: 'a deny with `path_not_contains` says it the other way round, `path_starts_with` names directories',
  starts_with: 'write `path_starts_with` for paths, or `argument_matches: { name: "^prefix" }`',
  matches: 'write `argument_matches: { name: "expression" }`',
  not_matches: 'write `argument_not_matches: { name: "expression" }`',
  equals: 'write `argument_matches: { name: "^value$" }`',
};

const oneCondition: Shape<readonly Condition[]> = {
  expected: 'a map from operators to their values',
  schema: {
    type: 'object',
    minProperties: 1,
    additionalProperties: false,
    properties: Object.fromEntries(Object.entries(KEYS).map(([name, { shape, about }]) => [name, { ...shape.schema, description: about }])),
  },
  read(node, problems) {
    if (node.kind !== 'map') return wrongType(node, `a condition such as \`path_starts_with: /srv/data\``, problems);
    if (node.entries.length === 0) return problems.error('AM1107', node.span, 'this condition is empty');
    const read = node.entries.map(({ key, span, value }) => {
      const known = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
      if (known === undefined) unknownKey(key, span, 'a condition', names, INSTEAD, problems);
      return known?.shape.read(value, problems);
    });
    return read.every((tests) => tests !== undefined) ? read.flat() : undefined;
  },
};

const list = listOf(oneCondition, { least: 1 });

/** All of them have to hold. */
export const conditions: Shape<readonly Condition[]> = {
  ...list,
  read: (node, problems) => list.read(node, problems)?.flat(),
};

/** Where the first of them stands. */
export function firstPlace([first]: readonly Condition[]): Span | undefined {
  return first && spanOf(first);
}

function ofPaths(operator: Operator): Shape<readonly Condition[]> {
  return {
    expected: 'directories or texts',
    schema: operator.schema,
    read: (node, problems) => {
      const operand = operator.read(node, problems);
      return operand === undefined
        ? undefined
        : [{ kind: 'test', test: { operator: operator.name, subject: { kind: 'paths' }, operand, span: node.span } }];
    },
  };
}

/** `{query: "^select"}`: one test an argument. */
function ofNamedArguments(operator: Operator): Shape<readonly Condition[]> {
  const operand: Shape<Condition> = {
    expected: 'a regular expression (RE2) or a list of them',
    schema: operator.schema,
    read: (node, problems) => {
      const read = operator.read(node, problems);
      return read === undefined
        ? undefined
        : { kind: 'test', test: { operator: operator.name, subject: { kind: 'paths' }, operand: read, span: node.span } };
    },
  };
  const shape = mapOf('a map from argument names to regular expressions', argumentName, operand, { least: 1 });
  return {
    ...shape,
    read: (node: SourceNode, problems: Problems) => shape.read(node, problems)?.map(([name, condition]) => of(name, condition)),
  };
}

function of(name: string, condition: Condition): Condition {
  return condition.kind === 'test'
    ? { ...condition, test: { ...condition.test, subject: { kind: 'argument', pointer: [name] } } }
    : condition;
}

function argumentName({ value, span }: Located<string>, problems: Problems): string | undefined {
  if (value.trim() === '')
    return problems.error('AM1110', span, 'an argument has a name', 'write `argument_matches: { query: "^select" }`');
  if (/^[/$]|[.[]/.test(value)) {
    return problems.error(
      'AM1110',
      span,
      `${quote(value)} names a nested argument`,
      'conditions read top-level arguments: write the name of one',
    );
  }
  return value;
}
