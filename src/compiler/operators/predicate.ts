import type { JsonObject, JsonValue } from '../../protocol/json/json.js';
import type { Test } from '../conditions/condition.js';
import type { Shape } from '../language/shape.js';
import type { Operator, Truth, View } from './operator.js';

/** What an operator and its `not_` twin are made of: a question about one value that is there. */
export interface Predicate<T extends JsonValue> {
  readonly name: string;
  readonly view?: View;
  /** After "The argument": "equals this value". */
  readonly says: string;
  /** The twin's: "does not equal it". Without one there is no twin. */
  readonly saysNot?: string;
  readonly shape: Shape<T>;
  readonly schema?: JsonObject;
  /** The Rego functions: true where it certainly is so, true where it certainly is not (for a missing value as well, added here). */
  readonly is: RegoFunction;
  readonly isNot: RegoFunction;
  /** Functions that the two are made of. */
  readonly helpers?: Readonly<Record<string, string>>;
  /** How an allow asks it of a value, where that is shorter than a call. */
  inline?(value: string, operand: string): readonly string[];
  readonly judge: (value: JsonValue, operand: T) => Truth;
  /** After "when `query`", for a denial. */
  words(operand: T): string;
  notWords?(operand: T): string;
  readonly literal?: (operand: JsonValue) => string;
  readonly plainer?: (test: Test) => Test | undefined;
  /** A long operand is a table in data, whose keys it is. */
  readonly table?: true;
  readonly ignoresCase?: true;
  /** The operand is an expression of RE2. */
  readonly pattern?: true;
}

export interface RegoFunction {
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

/** What is missing is none of them; by the name that the other definitions have for the value. */
function missing({ name, text }: RegoFunction): string {
  const [, value = 'found'] = /^\w+\((\w+)/.exec(text) ?? [];
  return `${name}(${value}, _) if ${value} == set()`;
}

/** A predicate → its operator, for which a missing value fails, and its twin, for which it holds. */
export function operatorsOf<T extends JsonValue>(predicate: Predicate<T>): readonly Operator[] {
  const { name, view = 'value', shape, is, isNot, saysNot } = predicate;
  const judge = (value: JsonValue | undefined, operand: JsonValue): Truth =>
    value === undefined ? false : predicate.judge(value, operand as T);
  const shared = {
    subjects: ['argument'],
    view,
    schema: predicate.schema ?? shape.schema,
    read: (node, problems) => shape.read(node, problems),
    functions: {
      ...predicate.helpers,
      [is.name]: definition(is),
      [isNot.name]: `${definition(isNot)}\n\n${missing(isNot)}`,
    },
    ...(predicate.literal === undefined ? {} : { literal: predicate.literal }),
    table: predicate.table === true,
    ignoresCase: predicate.ignoresCase === true,
  } as const satisfies Partial<Operator>;
  const positive: Operator = {
    ...shared,
    name,
    about: `The argument ${predicate.says}. A missing argument does not.`,
    holds: ({ value, operand }) => predicate.inline?.(value, operand) ?? [`conditions.${is.name}(${value}, ${operand})`],
    fails: ({ found, operand }) => `conditions.${isNot.name}(${found}, ${operand})`,
    ...(predicate.plainer === undefined ? {} : { plainer: predicate.plainer }),
    judge,
    says: ({ operand }) => ({ as: 'value', words: predicate.words(operand as T) }),
    ...(predicate.pattern === true ? { pattern: 'good' } : {}),
  };
  if (saysNot === undefined) return [positive];
  return [
    positive,
    {
      ...shared,
      name: `not_${name}`,
      about: `The argument is missing, or ${saysNot}.`,
      holds: ({ found, operand }) => [`conditions.${isNot.name}(${found}, ${operand})`],
      fails: ({ found, operand }) => `conditions.${is.name}(${found}, ${operand})`,
      ...(predicate.plainer === undefined ? {} : { plainer: negated(name, predicate.plainer) }),
      judge: (value, operand) => not(judge(value, operand)),
      says: ({ operand }) => ({ as: 'value', words: predicate.notWords?.(operand as T) ?? '' }),
      ...(predicate.pattern === true ? { pattern: 'bad' } : {}),
    },
  ];
}

export function not(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

/** The plainer form of `not_x` is the `not_` of the plainer form of `x`. */
function negated(name: string, plainer: (test: Test) => Test | undefined): (test: Test) => Test | undefined {
  return (test) => {
    const found = plainer({ ...test, operator: name });
    return found && { ...found, operator: `not_${found.operator}` };
  };
}

function definition({ title, text }: RegoFunction): string {
  return `# METADATA\n# title: ${title}\n${text}`;
}
