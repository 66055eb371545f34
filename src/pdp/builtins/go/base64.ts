import { BuiltinError } from '../builtin.js';

/** Go's base64.StdEncoding, in bytes: padding must be there; line breaks count for nothing. */
export function decodeBase64(text: string): Buffer {
  return decode(text.replaceAll(/[\r\n]/g, ''), /[^A-Za-z0-9+/]/, 'base64');
}

/** OPA's base64url.decode, in bytes: padding may be left out, whole or not at all; line breaks count for nothing. */
export function decodeBase64Url(text: string): Buffer {
  const compact = text.replaceAll(/[\r\n]/g, '');
  const padding = text.endsWith('=') ? '' : '='.repeat((4 - (text.length % 4)) % 4);
  if (text.length % 4 === 1 && padding !== '') throw new BuiltinError('illegal base64url string');
  return decode(compact + padding, /[^\w-]/, 'base64url');
}

/** What repeats in a pattern takes stack for each time in a text of megabytes; one character that does not belong takes none. */
function decode(text: string, foreign: RegExp, encoding: 'base64' | 'base64url'): Buffer {
  const padding = text.endsWith('==') ? 2 : Number(text.endsWith('='));
  if (text.length % 4 !== 0 || foreign.test(text.slice(0, text.length - padding))) throw new BuiltinError('not base64');
  return Buffer.from(text, encoding);
}
