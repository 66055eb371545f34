import { asciiClass } from '../traits/runs.js';
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
  /** Of the lines up to here, from the last on at which something begins anew. */
  let bytes: ReadableBytes | undefined = new ReadableBytes();
  if (!bytes.add(text, start, end)) bytes = undefined;
  let digits = end - start;
  for (; next !== undefined; next = lineAfter(text, next.end)) {
    if (bytes?.add(text, next.start, next.end) !== true) {
      // What cannot be read as it goes on is read as it begins, and so only behind whole bytes.
      if (digits % 4 !== 0) break;
      bytes = new ReadableBytes();
      if (!bytes.add(text, next.start, next.end)) bytes = undefined;
      if (bytes === undefined && !isMixedText(text, next.start, next.end)) break;
    }
    lines.push(next.start, next.end);
    digits += next.end - next.start;
  }
  return lines;
}

/** In turn where each line begins and ends that belongs to a run. */
export type LinesFrom = (text: string, start: number, end: number) => readonly number[];

/** The same where a text ends with each line that ends with a whole group of digits. `found` once another follows. */
export function linesOfTexts(from: LinesFrom, group: number, found: () => void): LinesFrom {
  /** Those that could be one text: they are not gathered anew for each of them. */
  let lines: readonly number[] = [];
  let next = 0;
  return (text, start, end) => {
    if (start >= (lines.at(-1) ?? 0)) {
      lines = from(text, start, end);
      next = 0;
    }
    while ((lines[next] ?? Infinity) < start) next += 2;
    if (lines[next] !== start) return [start, end];
    const first = next;
    let digits = 0;
    do {
      digits += (lines[next + 1] ?? 0) - (lines[next] ?? 0);
      next += 2;
    } while (next < lines.length && digits % group !== 0);
    if (next < lines.length) found();
    return lines.slice(first, next);
  };
}

/** The line behind an end of line, where nothing but digits stands in it, or a longer word of them begins it; of a long one `most` digits. */
export function lineAfter(
  text: string,
  at: number,
  members = DIGIT,
  most = Infinity,
): { readonly start: number; readonly end: number } | undefined {
  let start = text.charCodeAt(at) === BACKSLASH ? afterEscapes(text, at) : afterEnd(text, at);
  if (start === at) return undefined;
  while (BLANK[text.charCodeAt(start)] === 1) start += 1;
  let end = start;
  while (end - start < most && members[text.charCodeAt(end)] === 1) end += 1;
  const isWhole =
    end === text.length ||
    LINE_END[text.charCodeAt(end)] === 1 ||
    (end - start >= LONG_WORD && (end - start === most || DIGIT[text.charCodeAt(end)] !== 1));
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
