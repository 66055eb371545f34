import { createHash } from 'node:crypto';
import type { Builtin } from './builtin.js';

export const cryptoBuiltins: Readonly<Record<string, Builtin>> = {
  'crypto.sha256': (_context, text) => (typeof text === 'string' ? createHash('sha256').update(text, 'utf8').digest('hex') : undefined),
};
