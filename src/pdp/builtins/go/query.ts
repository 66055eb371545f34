import { BuiltinError } from '../builtin.js';

/** Go's url.QueryEscape. */
export function queryEscape(text: string): string {
  return escapeBytes(text, /[A-Za-z0-9_.~-]/).replaceAll('%20', '+');
}

/** Go's url.QueryUnescape. */
export function queryUnescape(text: string): string {
  return unescapePercent(text.replaceAll('+', ' '));
}

/** Every byte but those of characters that `kept` has. */
export function escapeBytes(text: string, kept: RegExp): string {
  let out = '';
  for (const byte of Buffer.from(text)) {
    const character = String.fromCharCode(byte);
    out += byte < 0x80 && kept.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return out;
}

export function unescapePercent(text: string): string {
  if (/%(?![0-9a-fA-F]{2})/.test(text)) throw new BuiltinError('invalid URL escape');
  const bytes: number[] = [];
  const source = Buffer.from(text);
  for (let at = 0; at < source.length; at++) {
    if (source[at] === 0x25) {
      bytes.push(Number.parseInt(source.toString('latin1', at + 1, at + 3), 16));
      at += 2;
    } else bytes.push(source[at] ?? 0);
  }
  return Buffer.from(bytes).toString();
}
