import { RegoObject, RegoSet, type RegoValue } from '../value/value.js';
import { BuiltinError, type Builtin } from './builtin.js';
import { items } from './operands.js';

/** Deprecated; Rego v0 alone can call them. */
export const castBuiltins: Readonly<Record<string, Builtin>> = {
  cast_array: (_context, value) => items(value),
  cast_set: (_context, value) => (value instanceof RegoSet ? value : new RegoSet(items(value))),
  cast_string: (_context, value) => only(value, typeof value === 'string'),
  cast_boolean: (_context, value) => only(value, typeof value === 'boolean'),
  cast_null: (_context, value) => only(value, value === null),
  cast_object: (_context, value) => only(value, value instanceof RegoObject),
};

function only(value: RegoValue | undefined, fits: boolean): RegoValue {
  if (fits && value !== undefined) return value;
  throw new BuiltinError('of another type');
}
