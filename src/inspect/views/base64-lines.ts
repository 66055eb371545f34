import { asciiClass } from '../runs.js';
import { isMixedText } from './mixed-bytes.js';
import { ReadableBytes } from './readable-bytes.js';

/** RFC 4648 §4 and §5. */
export const DIGIT = asciiClass(/[A-Za-z0-9+/_-]/);

/**
 * In turn where each line of Base64 begins and ends, from the run at `start` on: tools break it after 60, 64 or 76 digits, wherever a word or
 * a character goes on. The next line belongs to it as long as both together can be read.
 */
export function linesFrom(text: string, start: number, end: number): readonly number[] {
  const lines = [start, end];
  let next = lineAfter(text, end);
  if (next === undefined) return lines;
  let bytes = new ReadableBytes();
  if (!bytes.add(text, start, end)) bytes = new ReadableBytes();
  let digits = end - start;
  for (; next !== undefined; next = lineAfter(text, next.end)) {
    if (!bytes.add(text, next.start, next.end)) {
      // Bytes that are no text part it from what was read before.
      if (digits % 4 !== 0 || !isMixedText(text, next.start, next.end)) break;
      bytes = new ReadableBytes();
    }
    lines.push(next.start, next.end);
    digits += next.end - next.start;
  }
  return lines;
}

/** The same of digits that nobody can read before they are decompressed: all lines of digits. */
export function allLinesFrom(text: string, start: number, end: number): readonly number[] {
  const lines = [start, end];
  for (let next = lineAfter(text, end); next !== undefined; next = lineAfter(text, next.end)) lines.push(next.start, next.end);
  return lines;
}

/** Lines that are all as long as each other, and whole bytes each: they may be texts of their own, or one that ends with a line. */
export function isList(lines: readonly number[]): boolean {
  const width = (lines[1] ?? 0) - (lines[0] ?? 0);
  if (lines.length === 2 || width % 4 !== 0) return false;
  for (let i = 2; i < lines.length; i += 2) if ((lines[i + 1] ?? 0) - (lines[i] ?? 0) !== width) return false;
  return true;
}

/** The line behind an end of line, where nothing but digits stands in it, or a longer word of them begins it. */
function lineAfter(text: string, at: number): { readonly start: number; readonly end: number } | undefined {
  let start = text.charCodeAt(at) === BACKSLASH ? afterEscapes(text, at) : afterEnd(text, at);
  if (start === at) return undefined;
  while (BLANK[text.charCodeAt(start)] === 1) start += 1;
  let end = start;
  while (DIGIT[text.charCodeAt(end)] === 1) end += 1;
  const isWhole = end === text.length || LINE_END[text.charCodeAt(end)] === 1 || end - start >= LONG_WORD;
  return end > start && isWhole ? { start, end } : undefined;
}

/** Behind an end of a line; the place itself where there is none. */
function afterEnd(text: string, at: number): number {
  const end = text.charCodeAt(at) === RETURN ? at + 1 : at;
  return text.charCodeAt(end) === NEW_LINE ? end + 1 : at;
}

/** The same as a text of JSON within another writes it, and as it is left where the last of its escapes was read (`\\n`). */
function afterEscapes(text: string, at: number): number {
  let end = at;
  while (end - at < LONGEST_ROW && text.charCodeAt(end) === BACKSLASH) end += 1;
  if (text.charCodeAt(end) === SMALL_N) return end + 1;
  if (text.charCodeAt(end) === SMALL_R && text.charCodeAt(end + 1) === BACKSLASH) return afterEscapes(text, end + 1);
  const next = afterEnd(text, end);
  return next === end ? at : next;
}

/** Of texts four deep. */
const LONGEST_ROW = 16;
const BACKSLASH = 0x5c;
const SMALL_N = 0x6e;
const SMALL_R = 0x72;
/** A word of as many letters seldom decodes to what can be read. */
const LONG_WORD = 8;
const RETURN = 0x0d;
const NEW_LINE = 0x0a;
const BLANK = asciiClass(/[ \t]/);
/** What may stand behind the last digit: the end of the line, a filler, or what the text is quoted by. */
const LINE_END = asciiClass(/[\r\n="'`<\\]/);
