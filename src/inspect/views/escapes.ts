import { hexDigit, hexNumber } from './hex-digits.js';
import type { Output } from './output.js';
import { derived, type View } from './view.js';

const BACKSLASH = 0x5c;
const CONTROLS: ReadonlyMap<number, number> = new Map([
  [0x6e, 0x0a], // n
  [0x72, 0x0d], // r
  [0x74, 0x09], // t
]);
const MOST_DIGITS = 6;

/** `\n`, `\x2e`, `\u002e`, `\u{2e}`, `\056` written out in the text, as JavaScript, JSON, Python, C and shells read them. */
export function unescaped(view: View): View | undefined {
  return derived(view, 'unescaped', unescape);
}

function unescape(text: string, output: Output): boolean {
  let copied = 0;
  for (let at = text.indexOf('\\'); at >= 0;) {
    const end = afterEscape(text, at, output, copied);
    if (end > at) copied = end;
    const next = Math.max(end, at + 1);
    at = text.charCodeAt(next) === BACKSLASH ? next : text.indexOf('\\', next);
  }
  if (copied === 0) return false;
  output.copy(copied, text.length);
  return true;
}

/** Writes what the escape stands for, after the text since the last one; where it ends, `at` itself for none. */
function afterEscape(text: string, at: number, output: Output, copied: number): number {
  const kind = text.charCodeAt(at + 1) | 0x20;
  const isLetter = kind === 0x78 || kind === 0x75;
  const [code, length] = isLetter ? numeric(text, at, kind) : plain(text, at, kind);
  if (code < 0 || code > 0x10ffff) return at;
  output.copy(copied, at);
  output.point(code, at);
  return at + length;
}

type Escape = readonly [code: number, length: number];
const NONE: Escape = [-1, 0];

/** `\x2e`, `\u002e`, `\u{2e}`. */
function numeric(text: string, at: number, kind: number): Escape {
  if (kind === 0x78) return [hexNumber(text, at + 2, 2), 4];
  if (text[at + 2] !== '{') return [hexNumber(text, at + 2, 4), 6];
  let digits = 0;
  while (digits < MOST_DIGITS && hexDigit(text, at + 3 + digits) >= 0) digits++;
  return digits > 0 && text[at + 3 + digits] === '}' ? [hexNumber(text, at + 3, digits), digits + 4] : NONE;
}

/** `\n`, `\r`, `\t`; three octal digits up to 377; `\0`. */
function plain(text: string, at: number, kind: number): Escape {
  const control = CONTROLS.get(kind);
  if (control !== undefined) return [control, 2];
  const [first, second, third] = [octal(text, at + 1), octal(text, at + 2), octal(text, at + 3)];
  if (first >= 0 && first < 4 && second >= 0 && third >= 0) return [first * 64 + second * 8 + third, 4];
  return first === 0 ? [0, 2] : NONE;
}

function octal(text: string, at: number): number {
  const digit = text.charCodeAt(at) - 0x30;
  return digit >= 0 && digit < 8 ? digit : -1;
}
