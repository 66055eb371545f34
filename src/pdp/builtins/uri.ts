import { RegoObject, type RegoValue } from '../value/value.js';
import type { Builtin } from './builtin.js';
import { parseUrl, type Url } from './go/url.js';
import { hasAnswer } from './has-answer.js';
import { text } from './operands.js';

export const uriBuiltins: Readonly<Record<string, Builtin>> = {
  'uri.parse': (_context, value) => parts(parseUrl(text(value))),
  // Never undefined; the empty text, though a reference, is none.
  'uri.is_valid': (_context, value) => typeof value === 'string' && value !== '' && hasAnswer(() => parseUrl(value)),
};

function parts({ scheme, hostname, port, path, rawPath, rawQuery, fragment }: Url): RegoValue {
  const named = { scheme, hostname, port, path, raw_path: path === '' ? '' : rawPath, raw_query: rawQuery, fragment };
  return new RegoObject(Object.entries(named).filter(([, value]) => value !== ''));
}
