import type { JsonObject, JsonValue } from '../../protocol/json/json.js';
import type { Condition, Test } from '../conditions/condition.js';
import { OPERATORS } from '../operators/index.js';
import { lowerCase } from '../operators/letter-case.js';
import type { Operator } from '../operators/operator.js';
import type { Problems } from '../problems.js';
import type { Entry, MapNode } from '../source/node.js';
import { argumentName } from './argument-name.js';
import { CONDITION_HINTS } from './condition-hints.js';
import { unknownKey } from './record.js';
import { flag } from './scalars.js';
import { UNDER_ROOTS, underRoots } from './under-roots.js';

const operators = new Map(OPERATORS.filter(({ subjects }) => subjects.includes('argument')).map((operator) => [operator.name, operator]));
const names = ['argument', 'optional', 'ignore_case', ...operators.keys(), UNDER_ROOTS.name];

const APART = ['any', 'all', 'none', 'rego', 'argument_matches', 'argument_not_matches'];

const ABOUT = {
  argument:
    'Which argument: a name (`query`), a dotted name (`options.body`) or a JSON Pointer (`/files/*/name`; `*` is each item or member).',
  optional: 'With `true`, the tests beside it hold where the argument is missing.',
  ignore_case: 'With `true`, upper and lower case are alike for the tests of text beside it.',
};

/** Whether it is an operator that is asked of an argument. */
export function asksArgument(name: string): boolean {
  return operators.has(name);
}

export const argumentSchema: JsonObject = {
  type: 'object',
  required: ['argument'],
  minProperties: 2,
  additionalProperties: false,
  properties: {
    argument: { ...argumentName.schema, description: ABOUT.argument },
    optional: { ...flag.schema, description: ABOUT.optional },
    ignore_case: { ...flag.schema, description: ABOUT.ignore_case },
    ...Object.fromEntries([...operators.values()].map(({ name, schema, about }) => [name, { ...schema, description: about }])),
    [UNDER_ROOTS.name]: { ...UNDER_ROOTS.schema, description: UNDER_ROOTS.about },
  },
};

/** `{argument: query, starts_with: select, max_length: 100}`: one test an operator, of the same argument. */
export function argumentCondition(node: MapNode, problems: Problems): readonly Condition[] | undefined {
  const before = problems.count;
  const named = node.entries.find(({ key }) => key === 'argument');
  const pointer = named && argumentName.read(named.value, problems);
  const [optional, ignoreCase] = ['optional', 'ignore_case'].map((key) => readFlag(node, key, problems));
  const asked = node.entries.filter(({ key }) => key !== 'argument' && key !== 'optional' && key !== 'ignore_case');
  if (asked.length === 0)
    problems.error(
      'AM1107',
      named?.span ?? node.span,
      'this names an argument and asks nothing of it',
      'add a test, for example `equals: x`, `type: string` or `present: true`',
    );
  const tests = asked.map((entry) => readTest(entry, { pointer, optional: optional === true, ignoreCase: ignoreCase === true }, problems));
  if (ignoreCase === true && asked.length > 0 && !asked.some(({ key }) => operators.get(key)?.ignoresCase === true))
    problems.error(
      'AM1232',
      placeOf(node, 'ignore_case'),
      'no test beside it reads letters',
      'remove `ignore_case`; expressions say it themselves: `(?i)`',
    );
  if (optional === true && asked.some(({ key }) => key === 'present'))
    problems.error(
      'AM1232',
      placeOf(node, 'optional'),
      '`present` says whether the argument may be missing',
      'remove `optional` or `present`',
    );
  reportRanges(asked, tests, problems);
  const whole = tests.filter((test) => test !== undefined);
  return problems.count === before && whole.length === tests.length ? whole.map((test) => ({ kind: 'test', test })) : undefined;
}

interface Beside {
  readonly pointer: readonly string[] | undefined;
  readonly optional: boolean;
  readonly ignoreCase: boolean;
}

function readTest({ key, span, value }: Entry, { pointer, optional, ignoreCase }: Beside, problems: Problems): Test | undefined {
  if (key === UNDER_ROOTS.name) {
    const test = underRoots(value, { kind: 'argument', pointer: pointer ?? [] }, problems);
    return test && pointer && (optional ? { ...test, optional } : test);
  }
  const operator = operators.get(key);
  if (operator === undefined) {
    const apart = APART.includes(key) ? 'write it as an entry of its own: it does not speak of the argument' : undefined;
    unknownKey(key, span, 'a condition on an argument', names, apart === undefined ? CONDITION_HINTS : { [key]: apart }, problems);
    return undefined;
  }
  const operand = operator.read(value, problems);
  if (operand === undefined || pointer === undefined) return undefined;
  const folds = ignoreCase && operator.ignoresCase;
  if (folds && !allTexts(operand))
    return problems.error(
      'AM1232',
      value.span,
      '`ignore_case` stands beside it, and this is no text',
      'remove `ignore_case`, or write a condition for each',
    );
  return {
    operator: key,
    subject: { kind: 'argument', pointer },
    operand: folds ? folded(operand) : operand,
    ...(optional ? { optional } : {}),
    ...(folds ? { ignoreCase: true } : {}),
    span: value.span,
  };
}

function allTexts(operand: JsonValue): boolean {
  return typeof operand === 'string' || (Array.isArray(operand) && operand.every((each) => typeof each === 'string'));
}

function folded(operand: JsonValue): JsonValue {
  if (typeof operand === 'string') return lowerCase(operand);
  return Array.isArray(operand) ? [...new Set(operand.map((each: JsonValue) => folded(each)))] : operand;
}

function readFlag(node: MapNode, name: string, problems: Problems): boolean | undefined {
  const entry = node.entries.find(({ key }) => key === name);
  return entry && flag.read(entry.value, problems);
}

function placeOf(node: MapNode, name: string) {
  return node.entries.find(({ key }) => key === name)?.span ?? node.span;
}

const RANGES: readonly (readonly [Operator['name'], Operator['name']])[] = [
  ['min', 'max'],
  ['min_length', 'max_length'],
];

/** A range that nothing lies in. */
function reportRanges(asked: readonly Entry[], tests: readonly (Test | undefined)[], problems: Problems): void {
  const limit = (name: string) => tests.find((test) => test?.operator === name)?.operand;
  for (const [from, to] of RANGES) {
    const [least, most] = [limit(from), limit(to)];
    if (typeof least !== 'number' || typeof most !== 'number' || least <= most) continue;
    const span = asked.find(({ key }) => key === to)?.span;
    if (span !== undefined)
      problems.error(
        'AM1105',
        span,
        `\`${to}\` is ${most}, below \`${from}\`, which is ${least}`,
        'no value lies between them: swap the two',
      );
  }
}
