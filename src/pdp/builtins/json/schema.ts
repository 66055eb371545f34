import { isArray, isNumber, numberText, RegoObject, type RegoValue } from '../../value/value.js';
import { marshal } from '../go/marshal.js';
import { parseRational } from '../go/rational.js';

/** As gojsonschema compares values: numbers as JavaScript writes them, so that 1.0 is 1. */
export function canonical(value: RegoValue): string {
  return marshal(plain(value));
}

function plain(value: RegoValue): RegoValue {
  if (isNumber(value)) return Number(numberText(value));
  if (isArray(value)) return value.map(plain);
  return value instanceof RegoObject ? new RegoObject(value.entries.map(([key, item]) => [key, plain(item)])) : value;
}

/** Of a member's name or an item that must be a text. */
export function nameOf(value: RegoValue): string {
  return typeof value === 'string' ? value : marshal(value);
}

export function isInteger(value: RegoValue): value is Extract<RegoValue, number> {
  if (!isNumber(value)) return false;
  const { numerator, denominator } = parseRational(numberText(value));
  return numerator % denominator === 0n;
}

/** `#`, `#/definitions/a`: the part of the root that a reference names; undefined for any other reference. */
export function resolve(reference: string, root: RegoValue): RegoValue | undefined {
  if (reference === '#') return root;
  if (!reference.startsWith('#/')) return undefined;
  let found: RegoValue | undefined = root;
  for (const part of reference.slice(2).split('/')) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    found = found instanceof RegoObject ? found.get(key) : isArray(found) ? found[Number(key)] : undefined;
  }
  return found;
}

const ONE = ['additionalProperties', 'propertyNames', 'additionalItems', 'contains', 'not', 'if', 'then', 'else'];
const MANY = ['oneOf', 'anyOf', 'allOf'];
const NAMED = ['definitions', 'properties', 'patternProperties'];

/** The schemas that a schema has in it. */
export function subschemasOf(schema: RegoObject): readonly RegoValue[] {
  const found: RegoValue[] = [];
  for (const name of NAMED) {
    const named = schema.get(name);
    if (named instanceof RegoObject) found.push(...named.entries.map(([, value]) => value));
  }
  const dependencies = schema.get('dependencies');
  if (dependencies instanceof RegoObject) found.push(...dependencies.entries.map(([, value]) => value).filter((value) => !isArray(value)));
  for (const name of ['items', ...MANY]) {
    const list = schema.get(name);
    if (isArray(list)) found.push(...list);
    else if (list !== undefined) found.push(list);
  }
  for (const name of ONE) {
    const one = schema.get(name);
    if (one !== undefined) found.push(one);
  }
  return found;
}
