import { BuiltinLimit } from '../builtin.js';
import { isArray, isNumber, numberText, RegoObject, type RegoValue } from '../../value/value.js';
import { Regex } from '../regex/regex.js';
import { common, number, text, unique } from './schema-keywords.js';
import { Result, type Place } from './schema-result.js';
import { isInteger, nameOf, resolve } from './schema.js';

const MAX_DEPTH = 500;

/** One document against one schema that was checked before; members in the order of their names. */
export class Validator {
  readonly #root: RegoValue;
  #depth = 0;

  constructor(root: RegoValue) {
    this.#root = root;
  }

  validate(value: RegoValue, schema: RegoValue = this.#root, place: Place = []): Result {
    const result = new Result();
    if (++this.#depth > MAX_DEPTH) throw new BuiltinLimit('JSON Schema: references or documents nest too deeply');
    this.#into(result, value, schema, place);
    this.#depth -= 1;
    return result;
  }

  #into(result: Result, value: RegoValue, schema: RegoValue, place: Place): void {
    if (schema === true) return;
    if (!(schema instanceof RegoObject)) return result.add('false', place, 'False always fails validation');
    const reference = schema.get('$ref');
    if (typeof reference === 'string') {
      if (++this.#depth > MAX_DEPTH) throw new BuiltinLimit('JSON Schema: references nest too deeply');
      this.#into(result, value, resolve(reference, this.#root) ?? false, place);
      this.#depth -= 1;
      return;
    }
    if (!hasType(value, schema)) return result.add('invalid_type', place, typeProblem(value, schema));
    this.#logic(result, value, schema, place);
    if (isArray(value)) this.#array(result, value, schema, place);
    if (value instanceof RegoObject) this.#object(result, value, schema, place);
    if (isNumber(value)) number(result, value, schema, place);
    common(result, value, schema, place);
    if (typeof value === 'string') text(result, value, schema, place);
    if (value instanceof RegoObject) this.#properties(result, value, schema, place);
    result.passed();
  }

  #logic(result: Result, value: RegoValue, schema: RegoObject, place: Place): void {
    const results = (name: string) => listOf(schema, name).map((part) => this.validate(value, part, place));
    const any = results('anyOf');
    if (any.length > 0 && !any.some(({ valid }) => valid)) {
      result.add('number_any_of', place, 'Must validate at least one schema (anyOf)');
      result.merge(best(any));
    }
    const one = results('oneOf');
    const fitting = one.filter(({ valid }) => valid).length;
    if (one.length > 0 && fitting !== 1) {
      result.add('number_one_of', place, 'Must validate one and only one schema (oneOf)');
      if (fitting === 0) result.merge(best(one));
    }
    const all = results('allOf');
    for (const part of all) result.merge(part);
    if (all.some(({ valid }) => !valid)) result.add('number_all_of', place, 'Must validate all the schemas (allOf)');
    const not = schema.get('not');
    if (not !== undefined && this.validate(value, not, place).valid) result.add('number_not', place, 'Must not validate the schema (not)');
    if (value instanceof RegoObject) this.#dependencies(result, value, schema, place);
    this.#condition(result, value, schema, place);
    result.passed();
  }

  #dependencies(result: Result, value: RegoObject, schema: RegoObject, place: Place): void {
    const dependencies = schema.get('dependencies');
    if (!(dependencies instanceof RegoObject)) return;
    for (const [name, needed] of dependencies.entries) {
      if (value.get(name) === undefined) continue;
      if (!isArray(needed)) this.#into(result, value, needed, place);
      else
        for (const other of needed)
          if (value.get(other) === undefined) result.add('missing_dependency', place, `Has a dependency on ${nameOf(other)}`);
    }
  }

  #condition(result: Result, value: RegoValue, schema: RegoObject, place: Place): void {
    const test = schema.get('if');
    if (test === undefined) return;
    const holds = this.validate(value, test, place).valid;
    const branch = schema.get(holds ? 'then' : 'else');
    const found = branch === undefined ? undefined : this.validate(value, branch, place);
    if (found === undefined || found.valid) return;
    if (holds) result.add('condition_then', place, 'Must validate "then" as "if" was valid');
    else result.add('condition_else', place, 'Must validate "else" as "if" was not valid');
    result.merge(found);
  }

  #array(result: Result, value: readonly RegoValue[], schema: RegoObject, place: Place): void {
    const items = schema.get('items');
    const more = schema.get('additionalItems');
    const known = isArray(items) ? items : [];
    for (const [index, item] of value.entries()) {
      const own = isArray(items) ? (items[index] ?? (known.length > 0 && typeof more !== 'boolean' ? more : undefined)) : items;
      if (own !== undefined) result.merge(this.validate(item, own, [...place, String(index)]));
    }
    if (known.length > 0 && known.length < value.length && more === false)
      result.add('array_no_additional_items', place, 'No additional items allowed on array');
    const [least, most] = [schema.get('minItems'), schema.get('maxItems')];
    if (isNumber(least) && value.length < Number(numberText(least)))
      result.add('array_min_items', place, `Array must have at least ${numberText(least)} items`);
    if (isNumber(most) && value.length > Number(numberText(most)))
      result.add('array_max_items', place, `Array must have at most ${numberText(most)} items`);
    if (schema.get('uniqueItems') === true) unique(result, value, place);
    const contains = schema.get('contains');
    if (contains !== undefined) this.#contains(result, value, contains, place);
    result.passed();
  }

  #contains(result: Result, value: readonly RegoValue[], contains: RegoValue, place: Place): void {
    const tried = value.map((item, index) => this.validate(item, contains, [...place, String(index)]));
    if (tried.some(({ valid }) => valid)) return;
    result.add('contains', place, 'At least one of the items must match');
    if (tried.length > 0) result.merge(best(tried));
  }

  #object(result: Result, value: RegoObject, schema: RegoObject, place: Place): void {
    const size = value.entries.length;
    const [least, most] = [schema.get('minProperties'), schema.get('maxProperties')];
    if (isNumber(least) && size < Number(numberText(least)))
      result.add('array_min_properties', place, `Must have at least ${numberText(least)} properties`);
    if (isNumber(most) && size > Number(numberText(most)))
      result.add('array_max_properties', place, `Must have at most ${numberText(most)} properties`);
    for (const name of listOf(schema, 'required')) {
      if (value.get(name) === undefined) result.add('required', place, `${nameOf(name)} is required`);
      else result.passed();
    }
    for (const [name, item] of value.entries) this.#member(result, nameOf(name), item, schema, place);
    const names = schema.get('propertyNames');
    if (names !== undefined) for (const [name] of value.entries) this.#name(result, nameOf(name), names, place);
    result.passed();
  }

  #member(result: Result, name: string, item: RegoValue, schema: RegoObject, place: Place): void {
    const properties = schema.get('properties');
    let known = properties instanceof RegoObject && properties.get(name) !== undefined;
    const patterns = schema.get('patternProperties');
    const matching = patterns instanceof RegoObject ? patterns.entries.filter(([pattern]) => new Regex(nameOf(pattern)).matches(name)) : [];
    for (const [, own] of matching) result.merge(this.validate(item, own, [...place, name]));
    if (matching.length > 0) {
      known = true;
      result.passed();
    }
    const additional = schema.get('additionalProperties');
    if (known || additional === undefined || additional === true) return;
    if (additional === false) return result.add('additional_property_not_allowed', place, `Additional property ${name} is not allowed`);
    result.merge(this.validate(item, additional, [...place, name]));
  }

  #name(result: Result, name: string, schema: RegoValue, place: Place): void {
    const found = this.validate(name, schema, place);
    if (found.valid) return;
    result.add('invalid_property_name', place, `Property name of "${name}" does not match`);
    result.merge(found);
  }

  #properties(result: Result, value: RegoObject, schema: RegoObject, place: Place): void {
    const properties = schema.get('properties');
    if (!(properties instanceof RegoObject)) return;
    for (const [name, own] of properties.entries) {
      const item = value.get(name);
      if (item !== undefined) this.#into(result, item, own, [...place, nameOf(name)]);
    }
  }
}

function typesOf(schema: RegoObject): readonly RegoValue[] {
  const type = schema.get('type');
  return type === undefined ? [] : isArray(type) ? type : [type];
}

function hasType(value: RegoValue, schema: RegoObject): boolean {
  const types = typesOf(schema);
  const own = typeOf(value);
  return types.length === 0 || types.includes(own) || (own === 'integer' && types.includes('number'));
}

function typeProblem(value: RegoValue, schema: RegoObject): string {
  const types = typesOf(schema);
  return `Invalid type. Expected: ${types.length > 1 ? `[${types.map(nameOf).join(',')}]` : types.map(nameOf).join('')}, given: ${typeOf(value)}`;
}

function typeOf(value: RegoValue): string {
  if (value === null) return 'null';
  if (isNumber(value)) return isInteger(value) ? 'integer' : 'number';
  return isArray(value) ? 'array' : typeof value;
}

/** The first of those that came closest. */
function best(results: readonly Result[]): Result {
  return results.reduce((closest, result) => (result.score > closest.score ? result : closest));
}

function listOf(schema: RegoObject, name: string): readonly RegoValue[] {
  const list = schema.get(name);
  return isArray(list) ? list : [];
}
