import { isArray, RegoObject, type RegoValue } from '../../value/value.js';
import { BuiltinError, type Builtin } from '../builtin.js';
import { marshal } from '../go/marshal.js';
import { hasAnswer } from '../has-answer.js';
import { given, object, text } from '../operands.js';
import { readJson } from './read.js';
import { patch } from './patch.js';
import { filter, pathTree, remove } from './paths.js';
import { checkSchema, SchemaProblem } from './schema-check.js';
import { Validator } from './schema-validate.js';

export const jsonBuiltins: Readonly<Record<string, Builtin>> = {
  'json.marshal': (_context, value) => marshal(given(value)),
  'json.unmarshal': (_context, value) => readJson(text(value)),
  'json.is_valid': (_context, value) => typeof value === 'string' && hasAnswer(() => readJson(value)),
  'json.filter': (_context, value, wanted) => filter(object(value), pathTree(given(wanted))),
  'json.remove': (_context, value, unwanted) => remove(object(value), pathTree(given(unwanted))),
  'json.patch': (_context, target, operations) => {
    if (!isArray(operations)) throw new BuiltinError('not a list');
    return patch(given(target), operations);
  },
  'json.match_schema': (_context, document, schema) => matchSchema(documentOf(given(document)), documentOf(given(schema))),
  'json.verify_schema': (_context, schema) => verifySchema(given(schema)),
  'json.marshal_with_options': (_context, value, options) => marshalWith(given(value), object(options)),
};

/** A text is JSON itself. */
function documentOf(value: RegoValue): RegoValue {
  if (typeof value === 'string') return readJson(value);
  if (value instanceof RegoObject || isArray(value)) return readJson(marshal(value));
  throw new BuiltinError('wrong type, expected string or object');
}

function matchSchema(document: RegoValue, schema: RegoValue): RegoValue {
  const problem = problemOf(schema);
  if (problem !== undefined) throw new BuiltinError(problem);
  return new Validator(schema).validate(document).toValue();
}

function verifySchema(value: RegoValue): RegoValue {
  const problem = schemaProblem(value);
  return problem === undefined ? [true, null] : [false, `jsonschema: ${problem}`];
}

function schemaProblem(value: RegoValue): string | undefined {
  if (!(typeof value === 'string' || value instanceof RegoObject || isArray(value))) return 'wrong type, expected string or object';
  try {
    return problemOf(documentOf(value));
  } catch (cause) {
    if (cause instanceof BuiltinError) return 'invalid JSON string';
    throw cause;
  }
}

function problemOf(schema: RegoValue): string | undefined {
  try {
    checkSchema(schema);
    return undefined;
  } catch (cause) {
    if (cause instanceof SchemaProblem) return cause.message;
    throw cause;
  }
}

const OPTIONS = new Set<RegoValue>(['pretty', 'prefix', 'indent']);

/** `prefix` and `indent` mean `pretty`, unless that is said. */
function marshalWith(value: RegoValue, options: RegoObject): string {
  if (options.entries.some(([name]) => !OPTIONS.has(name))) throw new BuiltinError('object contained unknown key');
  const [prefix, indent] = [options.get('prefix'), options.get('indent')];
  const layout = { prefix: text(prefix ?? ''), indent: text(indent ?? '\t') };
  const pretty = options.get('pretty') ?? (prefix !== undefined || indent !== undefined);
  if (typeof pretty !== 'boolean') throw new BuiltinError('pretty is no boolean');
  return pretty ? layout.prefix + marshal(value, layout) : marshal(value);
}
