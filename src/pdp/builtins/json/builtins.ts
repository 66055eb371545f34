import { isArray, type RegoObject, type RegoValue } from '../../value/value.js';
import { BuiltinError, type Builtin } from '../builtin.js';
import { marshal } from '../go/marshal.js';
import { given, object, text } from '../operands.js';
import { patch } from './patch.js';

export const jsonBuiltins: Readonly<Record<string, Builtin>> = {
  'json.patch': (_context, target, operations) => {
    if (!isArray(operations)) throw new BuiltinError('not a list');
    return patch(given(target), operations);
  },
  'json.marshal_with_options': (_context, value, options) => marshalWith(given(value), object(options)),
};

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
