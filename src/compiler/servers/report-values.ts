import { didYouMean } from '../../errors/near-miss.js';
import type { JsonObject, JsonValue } from '../../protocol/json/json.js';
import type { Test } from '../conditions/condition.js';
import { operatorOf } from '../operators/index.js';
import { lowerCase } from '../operators/letter-case.js';
import type { Problems } from '../problems.js';
import { listed } from '../words.js';
import { boundsOf, sayBounds, type Bounds } from './schema-bounds.js';
import { fits, samplesOf, typesOf, valuesOf } from './schema-values.js';

/** Tests for values that the schemas of the argument, any of which may hold, never let come. */
export function reportValues(test: Test, named: string, schemas: readonly JsonObject[], problems: Problems): void {
  if (operatorOf(test).view !== 'value') return;
  const said = test.ignoreCase === true ? schemas.map(inLowerCase) : schemas;
  const values = valuesOf(said);
  const strange = operandValues(test).find((value) => !fits(value, said));
  const hint = `by its schema it is ${sayValues(schemas)}`;
  if (strange !== undefined) {
    const near = typeof strange === 'string' && values !== undefined ? didYouMean(strange, values.map(text)) : '';
    problems.warning('AM1405', test.span, `${named} is never \`${text(strange)}\`${near}`, hint);
  } else if (failsAlways(test, said, values)) {
    problems.warning('AM1405', test.span, `\`${test.operator}\` fails for every value that ${named} has`, hint);
  }
}

/** Operators whose operand is a value of the argument, or a list of them. */
const ONE_VALUE = new Set(['equals', 'not_equals']);
const SEVERAL_VALUES = new Set(['in', 'not_in']);

function operandValues({ operator, operand }: Test): readonly JsonValue[] {
  if (ONE_VALUE.has(operator)) return [operand];
  return SEVERAL_VALUES.has(operator) && Array.isArray(operand) ? (operand as readonly JsonValue[]) : [];
}

/** Operators that compare with a bound, and the bound of a schema beyond which none of its values holds. */
const BEYOND: Readonly<Record<string, (operand: number, bounds: Bounds) => boolean>> = {
  min: (operand, { most }) => operand > most,
  max: (operand, { least }) => operand < least,
  min_length: (operand, { longest }) => operand > longest,
  max_length: (operand, { shortest }) => operand < shortest,
};

function failsAlways(test: Test, schemas: readonly JsonObject[], values: readonly JsonValue[] | undefined): boolean {
  const { operator, operand } = test;
  const fails = (value: JsonValue) => operatorOf(test).judge(value, operand) === false;
  if (values !== undefined) return values.every(fails);
  if (operator === 'type' || operator === 'not_type') return samplesOf(schemas).every(fails);
  const beyond = Object.hasOwn(BEYOND, operator) ? BEYOND[operator] : undefined;
  return beyond !== undefined && typeof operand === 'number' && schemas.every((schema) => beyond(operand, boundsOf(schema)));
}

function sayValues(schemas: readonly JsonObject[]): string {
  const values = valuesOf(schemas);
  if (values !== undefined) return listed(values.map(text), 'or');
  const bounds = schemas.length === 1 ? schemas.map(sayBounds).join('') : '';
  return `${listed([...typesOf(schemas)], 'or')}${bounds === '' ? '' : `, ${bounds}`}`;
}

/** As a test that ignores letter case sees the values that the schema lists. */
function inLowerCase(schema: JsonObject): JsonObject {
  const lower = (value: JsonValue): JsonValue => (typeof value === 'string' ? lowerCase(value) : value);
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === 'enum' && Array.isArray(value) ? value.map(lower) : key === 'const' ? lower(value) : value,
    ]),
  );
}

function text(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
