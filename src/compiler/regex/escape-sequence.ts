import type { Pattern } from './pattern.js';
import { PLAIN, UNICODE_CLASS_WEIGHT, type Piece } from './piece.js';
import { INSTEAD } from './unsupported.js';

/** What follows a backslash, which stands at `at` and is read. */
export function readEscape(pattern: Pattern, at: number): Piece {
  if (pattern.at >= pattern.text.length) pattern.refuse(at, 1, 'a `\\` ends this expression', 'write `\\\\` for the character');
  const char = pattern.next();
  if (/[1-9]/.test(char))
    pattern.refuse(at, 2, 'RE2 has no back-references', 'its matches take time linear in the text; use several conditions');
  switch (char) {
    case 'A':
      return { ...PLAIN, start: true };
    case 'z':
      return { ...PLAIN, end: true };
    case 'b':
    case 'B':
    case 'd':
    case 'D':
    case 's':
    case 'S':
    case 'w':
    case 'W':
    case 'a':
    case 'f':
    case 't':
    case 'n':
    case 'r':
    case 'v':
      return PLAIN;
    case '0':
      pattern.skip(/^[0-7]{0,2}/);
      return PLAIN;
    case 'x': {
      const hex = pattern.skip(/^(?:[0-9A-Fa-f]{2}|\{[0-9A-Fa-f]{1,8}\})/);
      if (hex === '' || codePointOf(`\\x${hex}`) > 0x10ffff)
        pattern.refuse(at, 2 + hex.length, 'this is no character', 'write `\\x7F` or `\\x{10FFFF}`');
      return PLAIN;
    }
    case 'p':
    case 'P':
      return unicodeClass(pattern, at);
    case 'Q': {
      const end = pattern.text.indexOf('\\E', pattern.at);
      const length = (end === -1 ? pattern.text.length : end) - pattern.at;
      pattern.at = end === -1 ? pattern.text.length : end + 2;
      return { ...PLAIN, weight: Math.max(1, length) };
    }
    default:
      if (/^[!-/:-@[-^`{-~ ]$/.test(char)) return PLAIN;
      return pattern.refuse(at, 1 + char.length, `RE2 has no escape \`\\${char}\``, INSTEAD[char] ?? `write \`${char}\` for the character`);
  }
}

function unicodeClass(pattern: Pattern, at: number): Piece {
  const name = pattern.skip(/^(?:[A-Z]|\{\^?[A-Za-z_]{1,40}\})/);
  const plain = name.replaceAll(/[{}^]/g, '');
  const known = /^[A-Z][a-z]?$/.test(plain) ? accepts(plain) : plain.length > 3 && accepts(`Script=${plain}`);
  if (!known) {
    pattern.refuse(
      at,
      2 + name.length,
      'this is no Unicode class that RE2 knows',
      'write a category such as `\\pL` or `\\p{Lu}`, or a script such as `\\p{Greek}`',
    );
  }
  return { ...PLAIN, weight: UNICODE_CLASS_WEIGHT };
}

/** The character that an escape writes. */
export function codePointOf(written: string): number {
  const hex = /^\\x\{?([0-9A-Fa-f]+)\}?$/.exec(written)?.[1];
  if (hex !== undefined) return Number.parseInt(hex, 16);
  const octal = /^\\0([0-7]*)$/.exec(written)?.[1];
  if (octal !== undefined) return Number.parseInt(`0${octal}`, 8);
  const control = new Map([
    ['\\a', 7],
    ['\\t', 9],
    ['\\n', 10],
    ['\\v', 11],
    ['\\f', 12],
    ['\\r', 13],
  ]).get(written);
  return control ?? written.codePointAt(1) ?? 0;
}

function accepts(property: string): boolean {
  try {
    return new RegExp(`\\p{${property}}`, 'u').test('') || true;
  } catch {
    return false;
  }
}
