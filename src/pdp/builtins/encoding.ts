import { BuiltinError, BuiltinLimit, type Builtin } from './builtin.js';
import { decodeBase64, decodeBase64Url } from './go/base64.js';
import { queryEscape, queryUnescape } from './go/query.js';
import { isArray, RegoObject, RegoSet, type RegoValue } from '../value/value.js';
import { object, text } from './operands.js';

export const encodingBuiltins: Readonly<Record<string, Builtin>> = {
  'base64.decode': (_context, value) => decodeBase64(text(value)).toString(),
  'base64.is_valid': (_context, value) => typeof value === 'string' && isBase64(value),
  'base64url.decode': (_context, value) => decodeBase64Url(text(value)).toString(),
  'base64url.encode_no_pad': (_context, value) => Buffer.from(text(value)).toString('base64url'),
  'hex.encode': (_context, value) => Buffer.from(text(value)).toString('hex'),
  'hex.decode': (_context, value) => decodeHex(text(value)),
  'urlquery.encode': (_context, value) => queryEscape(text(value)),
  'urlquery.decode': (_context, value) => queryUnescape(text(value)),
  'urlquery.encode_object': (_context, value) => encodeObject(object(value)),
  'urlquery.decode_object': (_context, value) => decodeObject(text(value)),
};

function isBase64(value: string): boolean {
  try {
    decodeBase64(value);
    return true;
  } catch {
    return false;
  }
}

function decodeHex(digits: string): string {
  if (!/^(?:[0-9a-fA-F]{2})*$/.test(digits)) throw new BuiltinError('not hexadecimal');
  return Buffer.from(digits, 'hex').toString();
}

/** By key, in the order of their bytes. */
function encodeObject({ entries }: RegoObject): string {
  const pairs = entries.flatMap(([key, value]) => valuesOf(value).map((item) => `${queryEscape(text(key))}=${queryEscape(text(item))}`));
  return pairs.join('&');
}

function valuesOf(value: RegoValue): readonly RegoValue[] {
  if (typeof value === 'string') return [value];
  if (value instanceof RegoSet) return value.items;
  if (isArray(value)) return value;
  throw new BuiltinError('values must be string, array[string], or set[string]');
}

/** As many as Go reads by default (net/url, urlmaxqueryparams). */
const MOST_PARTS = 10_000;

/** Go's url.ParseQuery: a semicolon is an error, an empty part is nothing, a part without `=` has the empty value. */
function decodeObject(query: string): RegoObject {
  const values = new Map<string, string[]>();
  const parts = query.split('&');
  if (parts.length > MOST_PARTS) throw new BuiltinLimit(`urlquery.decode_object: more than ${MOST_PARTS} parameters`);
  for (const part of parts) {
    if (part.includes(';')) throw new BuiltinError('invalid semicolon separator in query');
    if (part === '') continue;
    const at = part.indexOf('=');
    const [key, value] = at === -1 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
    const name = queryUnescape(key);
    const known = values.get(name);
    if (known === undefined) values.set(name, [queryUnescape(value)]);
    else known.push(queryUnescape(value));
  }
  return new RegoObject([...values]);
}
