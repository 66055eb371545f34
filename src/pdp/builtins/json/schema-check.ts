import { BuiltinError, BuiltinLimit } from '../builtin.js';
import { isArray, isNumber, numberText, RegoObject, type RegoValue } from '../../value/value.js';
import { parseRational } from '../go/rational.js';
import { Regex } from '../regex/regex.js';
import { canonical, isInteger, nameOf, resolve, subschemasOf } from './schema.js';

/** A schema that gojsonschema does not compile; the message is its own. */
export class SchemaProblem extends Error {
  override readonly name = 'SchemaProblem';
}

const TYPES = ['array', 'boolean', 'integer', 'number', 'null', 'object', 'string'];
const SCHEMA = 'Valid Schema';
/** Whether a value has a format depends on drafts and on more than a policy should lean on. */
const UNWRITTEN = ['format', '$id', 'id'];
const DRAFTS = /^https?:\/\/json-schema\.org\/draft-0[67]\/schema#?$/;

/**
 * All that gojsonschema looks at when it compiles: drafts 6 and 7, references within the schema. Throws a `SchemaProblem`, and a
 * `BuiltinLimit` for what is not written here.
 */
export function checkSchema(root: RegoValue): void {
  if (typeof root === 'boolean') return;
  if (!(root instanceof RegoObject)) throw new SchemaProblem('schema is invalid');
  const draft = root.get('$schema');
  if (draft !== undefined && (typeof draft !== 'string' || !DRAFTS.test(draft))) throw unwritten('`$schema` of another draft than 6 or 7');
  const checked = new Set<RegoValue>();
  const waiting: RegoValue[] = [root];
  for (let schema = waiting.pop(); schema !== undefined; schema = waiting.pop()) {
    if (checked.has(schema) || typeof schema === 'boolean') continue;
    if (!(schema instanceof RegoObject)) throw new SchemaProblem(`Expected: ${SCHEMA}, given: Invalid JSON`);
    checked.add(schema);
    const found = checkOne(schema, root);
    waiting.push(...found.toReversed());
  }
}

function unwritten(what: string): BuiltinLimit {
  return new BuiltinLimit(`JSON Schema: ${what} is not supported here`);
}

/** Gives the schemas within. */
function checkOne(schema: RegoObject, root: RegoValue): readonly RegoValue[] {
  const keyword = UNWRITTEN.find((name) => schema.get(name) !== undefined);
  if (keyword !== undefined) throw unwritten(`\`${keyword}\``);
  const reference = schema.get('$ref');
  if (reference !== undefined) return [checkReference(reference, root)];
  checkType(schema.get('type'));
  checkPatterns(schema);
  checkNumbers(schema);
  for (const [least, most, problem] of SIZES) checkSizes(schema, least, most, problem);
  checkTexts(schema);
  return subschemasOf(schema);
}

function checkReference(reference: RegoValue, root: RegoValue): RegoValue {
  if (typeof reference !== 'string') throw new SchemaProblem('Invalid type. Expected: string, given: $ref');
  const found = resolve(reference, root);
  if (found === undefined) throw unwritten(`\`$ref\` to anything but a part of the schema (${reference})`);
  return found;
}

function checkType(type: RegoValue | undefined): void {
  if (type === undefined) return;
  const names = isArray(type) ? type : [type];
  for (const [index, name] of names.entries()) {
    if (typeof name !== 'string') throw new SchemaProblem('Invalid type. Expected: type, given: string/Array Of Strings');
    if (!TYPES.includes(name))
      throw new SchemaProblem(`has a primitive type that is NOT VALID -- given: /${name}/ Expected valid values are:[${TYPES.join(' ')}]`);
    if (names.indexOf(name) < index) throw new SchemaProblem(`${name} type is duplicated`);
  }
}

function checkPatterns(schema: RegoObject): void {
  const patterns = schema.get('patternProperties');
  if (patterns !== undefined && !(patterns instanceof RegoObject))
    throw new SchemaProblem(`Invalid type. Expected: ${SCHEMA}, given: patternProperties`);
  for (const [pattern] of patterns?.entries ?? []) {
    if (!isRegex(nameOf(pattern))) throw new SchemaProblem(`Invalid regex pattern '${nameOf(pattern)}'`);
  }
  const pattern = schema.get('pattern');
  if (pattern === undefined) return;
  if (typeof pattern !== 'string') throw new SchemaProblem('Invalid type. Expected: string, given: pattern');
  if (!isRegex(pattern)) throw new SchemaProblem('pattern must be a valid regex');
}

function isRegex(pattern: string): boolean {
  try {
    return new Regex(pattern).names.length > 0;
  } catch (cause) {
    if (cause instanceof BuiltinError) return false;
    throw cause;
  }
}

function checkNumbers(schema: RegoObject): void {
  const multiple = schema.get('multipleOf');
  if (multiple !== undefined) {
    if (!isNumber(multiple)) throw new SchemaProblem('Invalid type. Expected: Number, given: multipleOf');
    if (parseRational(numberText(multiple)).numerator <= 0n) throw new SchemaProblem('multipleOf must be strictly greater than 0');
  }
  for (const name of ['minimum', 'maximum']) {
    const bound = schema.get(name);
    if (bound !== undefined && !isNumber(bound)) throw new SchemaProblem(`${name} must be of a Number`);
    const exclusive = schema.get(name === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum');
    if (typeof exclusive === 'boolean') throw unwritten('a boolean `exclusiveMinimum` or `exclusiveMaximum`, as in draft 4,');
    if (exclusive !== undefined && !isNumber(exclusive))
      throw new SchemaProblem(`Invalid type. Expected: boolean/number, given: exclusive${name === 'minimum' ? 'Minimum' : 'Maximum'}`);
  }
}

const SIZES = [
  ['minLength', 'maxLength', 'minLength cannot be greater than maxLength'],
  ['minProperties', 'maxProperties', 'minProperties cannot be greater than maxProperties'],
  ['minItems', 'maxItems', undefined],
] as const;

function checkSizes(schema: RegoObject, least: string, most: string, problem: string | undefined): void {
  const [from, to] = [least, most].map((name) => {
    const size = schema.get(name);
    if (size !== undefined && !isInteger(size)) throw new SchemaProblem(`${name} must be of an integer`);
    if (size !== undefined && Number(numberText(size)) < 0) throw new SchemaProblem(`${name} must be greater than or equal to 0`);
    return size === undefined ? undefined : Number(numberText(size));
  });
  if (problem !== undefined && from !== undefined && to !== undefined && from > to) throw new SchemaProblem(problem);
}

function checkTexts(schema: RegoObject): void {
  const required = listOf(schema, 'required');
  if (required.some((name) => typeof name !== 'string')) throw new SchemaProblem('Invalid type. Expected: string, given: required');
  if (new Set(required).size < required.length) throw new SchemaProblem('required items must be unique');
  const unique = schema.get('uniqueItems');
  if (unique !== undefined && typeof unique !== 'boolean') throw new SchemaProblem('uniqueItems must be of a boolean');
  const values = listOf(schema, 'enum').map(canonical);
  if (new Set(values).size < values.length) throw new SchemaProblem('enum items must be unique');
  for (const name of ['oneOf', 'anyOf', 'allOf']) listOf(schema, name);
}

function listOf(schema: RegoObject, name: string): readonly RegoValue[] {
  const list = schema.get(name);
  if (list === undefined) return [];
  if (!isArray(list)) throw new SchemaProblem(`${name} must be of an array`);
  return list;
}
