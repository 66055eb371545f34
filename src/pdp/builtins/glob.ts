import type { Builtin } from './builtin.js';
import { text } from './operands.js';

export const globBuiltins: Readonly<Record<string, Builtin>> = {
  'glob.quote_meta': (_context, pattern) => text(pattern).replaceAll(/[*?\\[\]{}]/g, '\\$&'),
};
