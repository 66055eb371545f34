import { escapeDecoder } from './escape-decoder.js';
import { hexDigit, hexNumber } from './hex-digits.js';
import type { Output } from './output.js';
import { derived, type View } from './view.js';

const BACKSLASH = 0x5c;
/** Of texts four deep. In a longer row the last of them are read. */
const LONGEST_ROW = 16;
const BRACE = 0x7b;
const MOST_DIGITS = 6;
/** `U`: eight digits follow it. */
const LONG = 0x55;
const MOST_CODE = 0x10ffff;

/**
 * `\n`, `\x2e`, `\u002e`, `\u{2e}`, `\U0000002e`, `\056`, `\x{2e}`, `\o{56}`, `\N{U+2e}` written out in the text, as JavaScript, JSON, Python, C, Perl and
 * shells read them.
 */
export function unescaped(view: View): View | undefined {
  return derived(view, 'unescaped', unescape);
}

const unescape = escapeDecoder(afterEscape, '\\');

function afterEscape(text: string, at: number, output: Output, copied: number): number {
  const kind = text.charCodeAt(at + 1) | 0x20;
  if (text.charCodeAt(at + 2) === BRACE) {
    const end = afterBrace(text, at, kind, output, copied);
    if (end !== at) return end;
  }
  if (kind === 0x78) return put(hexNumber(text, at + 2, 2), at, at + 4, output, copied);
  if (kind === 0x75) return afterU(text, at, at, output, copied);
  if (text.charCodeAt(at + 1) === BACKSLASH) return afterRow(text, at, output, copied);
  if (kind === 0x6e) return put(0x0a, at, at + 2, output, copied);
  if (kind === 0x72) return put(0x0d, at, at + 2, output, copied);
  if (kind === 0x74) return put(0x09, at, at + 2, output, copied);
  // `| 0x20` leaves digits as they are.
  return kind >= 0x30 && kind < 0x38 ? afterDigit(text, at, output, copied) : at;
}

/** `\\u002e`: each text of JSON within another doubles them. */
function afterRow(text: string, from: number, output: Output, copied: number): number {
  let at = from + 1;
  while (at - from < LONGEST_ROW && text.charCodeAt(at + 1) === BACKSLASH) at++;
  const kind = text.charCodeAt(at + 1) | 0x20;
  if (kind === 0x75) return afterU(text, from, at, output, copied);
  return kind === 0x78 ? put(hexNumber(text, at + 2, 2), from, at + 4, output, copied) : from;
}

/** `\u002e`, `\u{2e}`, `\U0000002e`, with what stands `from` some place on before the last backslash. */
function afterU(text: string, from: number, at: number, output: Output, copied: number): number {
  if (text.charCodeAt(at + 1) === LONG) {
    const code = hexNumber(text, at + 2, 8);
    if (code >= 0 && code <= MOST_CODE) return put(code, from, at + 10, output, copied);
  }
  if (text.charCodeAt(at + 2) !== BRACE) return put(hexNumber(text, at + 2, 4), from, at + 6, output, copied);
  return inBraces(text, from, at + 3, 16, output, copied);
}

/** `\x{2e}`, `\o{56}`, `\N{U+2e}`. */
function afterBrace(text: string, at: number, kind: number, output: Output, copied: number): number {
  if (kind === 0x78) return inBraces(text, at, at + 3, 16, output, copied);
  if (kind === 0x6f) return inBraces(text, at, at + 3, 8, output, copied);
  return kind === 0x6e && text.startsWith('U+', at + 3) ? inBraces(text, at, at + 5, 16, output, copied) : at;
}

/** The number that stands in braces; `start`: behind the first of them. */
function inBraces(text: string, from: number, start: number, base: number, output: Output, copied: number): number {
  let end = start;
  while (end - start < MOST_DIGITS && isDigit(text, end, base)) end += 1;
  if (end === start || text[end] !== '}') return from;
  return put(Number.parseInt(text.slice(start, end), base), from, end + 1, output, copied);
}

function isDigit(text: string, at: number, base: number): boolean {
  const digit = hexDigit(text, at);
  return digit >= 0 && digit < base;
}

/** Three octal digits up to 377; `\0`. */
function afterDigit(text: string, at: number, output: Output, copied: number): number {
  const first = octal(text, at + 1);
  const second = octal(text, at + 2);
  const third = octal(text, at + 3);
  if (first < 4 && second >= 0 && third >= 0) return put(first * 64 + second * 8 + third, at, at + 4, output, copied);
  return first === 0 ? put(0, at, at + 2, output, copied) : at;
}

function octal(text: string, at: number): number {
  const digit = text.charCodeAt(at) - 0x30;
  return digit >= 0 && digit < 8 ? digit : -1;
}

function put(code: number, at: number, end: number, output: Output, copied: number): number {
  if (code < 0 || code > MOST_CODE) return at;
  output.copy(copied, at);
  output.point(code, at);
  return end;
}
