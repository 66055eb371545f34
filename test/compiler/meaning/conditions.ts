import { UNDER_ROOTS } from '../../../src/compiler/language/under-roots.js';
import { OPERATORS } from '../../../src/compiler/operators/index.js';
import type { JsonObject, JsonValue } from '../../../src/protocol/json/json.js';
import * as fc from '../../properties.js';
import { OPERANDS } from './operands.js';

/** Places of arguments as an author writes them: names, dotted names, pointers, every element. */
export const PLACES = [
  'q',
  'path',
  'n',
  'url',
  'sql',
  'opts.mode',
  '/opts/mode',
  '/tags/*',
  '/tags/0',
  '/items/*/id',
  '/*',
  '/0/x',
  '/0',
  'a b',
] as const;
/** The keys of the original's files take names alone. */
const NAMES = ['q', 'path', 'n', '__proto__'] as const;

/** Those asked of a named argument, as keys beside `argument`, and those asked of all path arguments, as keys by themselves. */
const OF_ARGUMENTS = [...namesOf('argument'), UNDER_ROOTS.name];
const OF_PATHS = [...namesOf('paths'), UNDER_ROOTS.name];

function namesOf(subject: string): readonly string[] {
  return OPERATORS.filter((operator) => (operator.subjects as readonly string[]).includes(subject)).map(({ name }) => name);
}

export function operandOf(operator: string): fc.Arbitrary<JsonValue> {
  const known = OPERANDS[operator];
  if (known === undefined) throw new Error(`operands.ts has nothing for the operator ${operator}`);
  return known.operand;
}

const byName: fc.Arbitrary<JsonObject> = fc
  .record({
    argument: fc.constantFrom(...PLACES),
    operator: fc.constantFrom(...OF_ARGUMENTS),
    optional: fc.boolean(),
    fold: fc.boolean(),
    type: fc.boolean(),
  })
  .chain(({ argument, operator, optional, fold, type }) =>
    operandOf(operator).map((operand) => ({
      argument,
      ...(type && operator !== 'type' ? { type: ['string', 'integer'] } : {}),
      [operator]: operand,
      ...(optional && operator !== 'present' ? { optional } : {}),
      ...(fold && foldable(operator, operand) ? { ignore_case: true } : {}),
    })),
  );

/** `ignore_case` is for operators of text, and operands that are text. */
function foldable(operator: string, operand: JsonValue): boolean {
  const folds = OPERATORS.some(({ name, ignoresCase }) => name === operator && ignoresCase);
  return folds && [operand].flat().every((each) => typeof each === 'string');
}

const byMap: fc.Arbitrary<JsonObject> = fc
  .record({
    key: fc.constantFrom('argument_matches', 'argument_not_matches'),
    name: fc.constantFrom(...NAMES),
    operand: operandOf('matches'),
  })
  .map(({ key, name, operand }) => ({ [key]: Object.fromEntries([[name, operand]]) }));

const ofPaths: fc.Arbitrary<JsonObject> = fc
  .constantFrom(...OF_PATHS)
  .chain((operator) => operandOf(operator).map((operand) => ({ [operator]: operand })));

/** Bodies in Rego and what each means, said once more in TypeScript. */
export const BODIES: Readonly<Record<string, (given: JsonValue | undefined) => boolean>> = {
  'input.arguments.q == "a"': (given) => valueAt(given, 'q') === 'a',
  'count(input.arguments.tags) > 1': (given) => sizeOf(valueAt(given, 'tags')) > 1,
  'not input.arguments.n': (given) => [undefined, false].includes(valueAt(given, 'n') as never),
};

function valueAt(given: JsonValue | undefined, name: string): JsonValue | undefined {
  return typeof given === 'object' && given !== null && !Array.isArray(given) && Object.hasOwn(given, name)
    ? (given as JsonObject)[name]
    : undefined;
}

/** Rego counts the characters of a text, and the members of an array or an object. */
function sizeOf(value: JsonValue | undefined): number {
  if (typeof value === 'string') return Array.from(value).length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}

const inRego: fc.Arbitrary<JsonObject> = fc.constantFrom(...Object.keys(BODIES)).map((rego) => ({ rego }));

const test = fc.oneof(
  { arbitrary: byName, weight: 6 },
  { arbitrary: byMap, weight: 1 },
  { arbitrary: ofPaths, weight: 2 },
  { arbitrary: inRego, weight: 1 },
);

const { condition } = fc.letrec<{ condition: JsonObject; group: JsonObject }>((tie) => ({
  condition: fc.oneof({ maxDepth: 2, withCrossShrink: true }, test, tie('group')),
  group: fc
    .record({ key: fc.constantFrom('any', 'all', 'none'), of: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) })
    .map(({ key, of }) => ({ [key]: of })),
}));

/** One test alone shows what it says; among others it often is not what decides. */
export const conditions: fc.Arbitrary<readonly JsonObject[]> = fc.oneof(
  test.map((alone) => [alone]),
  fc.array(condition, { minLength: 1, maxLength: 3 }),
);
