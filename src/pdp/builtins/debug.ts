import { printValue } from '../value/print-value.js';
import { isArray, RegoSet, type RegoValue } from '../value/value.js';
import type { Builtin } from './builtin.js';

/** `print` reaches a module only where it was built with it (`opa build --wasm-include-print`); it goes where the host says, never to stdout. */
export const debugBuiltins: Readonly<Record<string, Builtin>> = {
  'internal.print': (context, operands) => {
    if (!isArray(operands)) return undefined;
    context.print(operands.map(shown).join(' '));
    return true;
  },
  trace: (context, note) => {
    if (typeof note !== 'string') return undefined;
    context.print(note);
    return true;
  },
};

/** Each operand is the set of its values: one, or none where it is undefined. */
function shown(operand: RegoValue): string {
  if (!(operand instanceof RegoSet)) return printValue(operand);
  const [value] = operand.items;
  if (value === undefined) return '<undefined>';
  return typeof value === 'string' ? value : printValue(value);
}
