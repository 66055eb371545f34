import { isJsonObject, type JsonValue } from '../../../protocol/json/json.js';
import type { Operator, Truth } from '../operator.js';

/** What a test of the context is made of: who calls, by what client, when, after what. Written by keys of a rule, not in `conditions`. */
export interface ContextTest {
  readonly name: string;
  readonly about: string;
  /** Definitions of `<name>(operand)`, true where it certainly is so, and `not_<name>(operand)`, true where it certainly is not. */
  readonly rego: string;
  /** Functions that the two are made of. */
  readonly helpers?: Readonly<Record<string, string>>;
  readonly judge: (input: JsonValue | undefined, operand: JsonValue) => Truth;
  /** "for members of `ops`", for a denial that says what would be allowed. */
  readonly words: (operand: JsonValue) => string;
}

export function contextOperator({ name, about, rego, helpers = {}, judge, words }: ContextTest): Operator {
  const [is = '', isNot = ''] = rego.split(/\n\n(?=# METADATA\n)/);
  return {
    name,
    about,
    subjects: ['context'],
    view: 'value',
    schema: {},
    read: () => undefined,
    holds: ({ operand }) => [`conditions.${name}(${operand})`],
    fails: ({ operand }) => `conditions.not_${name}(${operand})`,
    functions: { ...helpers, [name]: is, [`not_${name}`]: isNot },
    table: false,
    ignoresCase: false,
    judge,
    says: ({ operand }) => ({ as: 'way', words: words(operand) }),
  };
}

/** The member at a path; undefined where there is none. */
export function at(value: JsonValue | undefined, ...path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(
    (found, name) => (isJsonObject(found) && Object.hasOwn(found, name) ? found[name] : undefined),
    value,
  );
}

export function listOfTexts(value: JsonValue | undefined): readonly string[] | undefined {
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined;
}
